package dev.tradewind.execution.controlm;

import dev.tradewind.execution.remote.JsonApi;
import dev.tradewind.execution.remote.OwnIdentity;
import dev.tradewind.execution.spi.Executor;
import dev.tradewind.execution.spi.Observation;
import dev.tradewind.execution.spi.RunRequest;
import dev.tradewind.execution.spi.Submission;
import dev.tradewind.execution.spi.TargetSettings;
import dev.tradewind.execution.spi.Work;
import dev.tradewind.quantity.Hashes;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Runs a deployed job in a folder of its own, named after the run key. Control-M has no idempotency of its own, so the
 * folder is looked up before every submission. After a submission without an answer nothing found is no proof: for two
 * minutes that stays unknown, since Control-M needs a moment to show what it took.
 */
final class ControlmExecutor implements Executor {
    private static final Duration INCONCLUSIVE = Duration.ofMinutes(2);

    private final String name;
    private final TargetSettings settings;
    private final Session session;
    private final Clock clock;
    private final Map<String, Instant> unanswered = new ConcurrentHashMap<>();

    ControlmExecutor(String name, TargetSettings settings, OwnIdentity identity, Clock clock) {
        this.name = name;
        this.settings = settings;
        this.session = new Session(settings, identity);
        this.clock = clock;
    }

    /** One at a time: looking up and submitting are two requests. */
    @Override
    public synchronized Submission submit(RunRequest request) {
        if (!(request.work() instanceof Work.Order order) || !order.job().contains("/")) {
            return new Submission.Refused("Control-M runs deployed jobs. Give the workload run.job, as FOLDER/JOB");
        }
        try {
            var folder = order.job().substring(0, order.job().indexOf('/'));
            var deployed = session.ask(
                    "GET",
                    "/deploy/jobs?format=json&server=%s&folder=%s"
                            .formatted(encoded(settings.namespace()), encoded(folder)),
                    null);
            if (!deployed.good() || deployed.body() == null) {
                return failed(deployed);
            }
            var definition = RunDefinition.of(request, order, deployed.body(), settings.namespace());
            if (definition.isEmpty()) {
                return new Submission.Refused(
                        "Control-M has no job '%s' on server %s".formatted(order.job(), settings.namespace()));
            }
            var sha256 = Hashes.sha256(definition.get().toString());
            var there = lookUp(request.runKey());
            if (there.isPresent()) {
                var job = order.job().substring(order.job().indexOf('/') + 1);
                return there.get().path("name").asString("").equals(job)
                        ? new Submission.Taken(sha256, false)
                        : new Submission.Refused("the key " + request.runKey() + " was used for another job before");
            }
            if (request.rehearsal()) {
                return new Submission.Taken(sha256, false);
            }
            var since = unansweredLately(request.runKey());
            if (since != null) {
                return new Submission.Unanswered("submitted at " + since
                        + " without an answer, and Control-M does not show it; it is not submitted again before "
                        + since.plus(INCONCLUSIVE));
            }
            return run(
                    request,
                    definition.get().toString(),
                    definition.get().toPrettyString(),
                    RunDefinition.form(definition.get()));
        } catch (JsonApi.Silent e) {
            return new Submission.Unanswered(String.valueOf(e.getMessage()));
        }
    }

    private Submission run(RunRequest request, String text, String pretty, byte[] form) {
        try {
            var answer = session.ask("POST", "/run", Map.of("Content-Type", RunDefinition.contentType()), form);
            if (answer.good()) {
                unanswered.remove(request.runKey());
                return new Submission.Taken(Hashes.sha256(text), true);
            }
            if (!answer.refusal()) {
                unanswered.putIfAbsent(request.runKey(), clock.instant());
                return new Submission.Unanswered(answer.words());
            }
            return new Submission.Refused(answer.words(), "POST /run\n" + pretty);
        } catch (JsonApi.Silent e) {
            unanswered.put(request.runKey(), clock.instant());
            return new Submission.Unanswered(String.valueOf(e.getMessage()));
        }
    }

    /** When it was submitted without an answer, for as long as its absence proves nothing. */
    private @Nullable Instant unansweredLately(String runKey) {
        var since = unanswered.get(runKey);
        return since != null && clock.instant().isBefore(since.plus(INCONCLUSIVE)) ? since : null;
    }

    private static Submission failed(JsonApi.Answer answer) {
        return answer.refusal() ? new Submission.Refused(answer.words()) : new Submission.Unanswered(answer.words());
    }

    @Override
    public Observation observe(String runKey) {
        try {
            return lookUp(runKey)
                    .map(status -> JobStatus.observe(status, settings.zone()))
                    .orElseGet(() -> unansweredLately(runKey) != null
                            ? new Observation.Unreachable("submitted without an answer, and not shown yet")
                            : new Observation.NotFound());
        } catch (JsonApi.Silent e) {
            return new Observation.Unreachable(String.valueOf(e.getMessage()));
        }
    }

    @Override
    public boolean cancel(String runKey) {
        try {
            var job = lookUp(runKey);
            if (job.isEmpty()) {
                return false;
            }
            var path = "/run/job/" + encoded(id(job.get()));
            if (JobStatus.observe(job.get(), settings.zone()) instanceof Observation.Starting) {
                // it has no process to kill. Held, it cannot start meanwhile; deleted, its folder goes on naming the
                // key
                session.ask("POST", path + "/hold", Map.of());
                return session.ask("POST", path + "/delete", Map.of()).good();
            }
            return session.ask("POST", path + "/kill", Map.of()).good();
        } catch (JsonApi.Silent e) {
            return true;
        }
    }

    @Override
    public boolean hold(String runKey, boolean held) {
        try {
            var job = lookUp(runKey);
            return job.isPresent()
                    && JobStatus.observe(job.get(), settings.zone()) instanceof Observation.Starting
                    && session.ask("POST", "/run/job/" + encoded(id(job.get())) + (held ? "/hold" : "/free"), Map.of())
                            .good();
        } catch (JsonApi.Silent e) {
            return false;
        }
    }

    @Override
    public Description describe() {
        return new Description(
                name,
                "looked up by a unique folder name before every submission; where the look-up is inconclusive the run is"
                        + " unknown, not repeated",
                Objects.requireNonNullElse(settings.user(), "the target's token"),
                "server " + settings.namespace());
    }

    @Override
    public String output(String runKey, int mostBytes) {
        try {
            var job = lookUp(runKey);
            if (job.isEmpty()) {
                return "";
            }
            var output = session.ask("GET", "/run/job/" + encoded(id(job.get())) + "/output?runNo=0", null);
            var text = output.good() ? output.text() : "";
            return text.length() <= mostBytes ? text : text.substring(text.length() - mostBytes);
        } catch (JsonApi.Silent e) {
            return "";
        }
    }

    /** The job of the run's folder; an answer that is no answer counts as silence, never as "not there". */
    private Optional<JsonNode> lookUp(String runKey) throws JsonApi.Silent {
        var answer = session.ask(
                "GET",
                "/run/jobs/status?ctm=%s&folder=%s"
                        .formatted(encoded(settings.namespace()), encoded(RunDefinition.folder(runKey))),
                null);
        if (!answer.good()
                || answer.body() == null
                || !answer.body().path("statuses").isArray()) {
            throw new JsonApi.Silent(answer.words());
        }
        for (var status : answer.body().path("statuses")) {
            if (!status.path("type")
                    .asString("")
                    .toLowerCase(java.util.Locale.ROOT)
                    .contains("folder")) {
                return Optional.of(status);
            }
        }
        return Optional.empty();
    }

    private static String id(JsonNode status) {
        return status.path("jobId").asString("");
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
