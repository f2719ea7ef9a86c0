package dev.tradewind.execution.nomad;

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
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Dispatches a parameterised job with the run key as its idempotency token, and as the prefix of the child's id, by which
 * the child is found again.
 */
final class NomadExecutor implements Executor {
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);
    /** Nomad adds up to a sixteenth of the wait, so that not all come back at once. */
    private static final Duration PATIENCE = LONGEST_WAIT.plus(LONGEST_WAIT.dividedBy(16));

    private final String name;
    private final TargetSettings settings;
    private final JsonApi api;
    private final Login login;
    private final Watches watches;

    NomadExecutor(String name, TargetSettings settings, OwnIdentity identity, Clock clock) {
        this.name = name;
        this.settings = settings;
        this.api = new JsonApi(settings, identity);
        this.login = new Login(settings, api, identity, clock);
        this.watches = new Watches(this::heard, clock);
    }

    @Override
    public Submission submit(RunRequest request) {
        if (!(request.work() instanceof Work.Order(var job, var parameters))) {
            return new Submission.Refused(
                    "Nomad dispatches parameterised jobs. Give the workload run.job, the name of one");
        }
        try {
            var parent = ask("GET", "/v1/job/" + path(job), null);
            if (parent.status() == 404) {
                return new Submission.Refused("Nomad has no job '" + job + "' in namespace " + settings.namespace());
            }
            if (!parent.good() || parent.body() == null) {
                return failed(parent);
            }
            var declared = parent.body().path("ParameterizedJob");
            if (!declared.isObject()) {
                return new Submission.Refused(
                        "Nomad's job '" + job + "' is not parameterised, so it cannot be dispatched");
            }
            var meta = declared(declared, parameters, request.runKey());
            for (var required : declared.path("MetaRequired")) {
                if (!meta.containsKey(required.asString())) {
                    return new Submission.Refused(
                            "Nomad's job '%s' requires the meta key %s, which we do not have; we have %s"
                                    .formatted(job, required.asString(), new TreeMap<>(parameters).keySet()));
                }
            }
            var sha256 = Hashes.sha256(
                    job + "\0" + parent.body().path("JobModifyIndex").asString() + "\0" + meta);
            var child = child(request.runKey());
            if (child.isPresent()) {
                var of = child.get().path("ParentID").asString();
                return of.equals(job)
                        ? new Submission.Taken(sha256, false)
                        : new Submission.Refused(
                                "the key " + request.runKey() + " was used for job '" + of + "' before");
            }
            if (request.rehearsal()) {
                return new Submission.Taken(sha256, false);
            }
            var path = "/v1/job/" + path(job) + "/dispatch?idempotency_token=" + path(request.runKey());
            var body = new TreeMap<String, Object>(Map.of("Meta", meta, "IdPrefixTemplate", request.runKey()));
            var answer = ask("POST", path, body);
            if (answer.good()) {
                return new Submission.Taken(sha256, true);
            }
            return answer.refusal()
                    ? new Submission.Refused(answer.words(), "POST " + path + "\n" + JsonApi.pretty(body))
                    : failed(answer);
        } catch (JsonApi.Silent e) {
            return new Submission.Unanswered(String.valueOf(e.getMessage()));
        }
    }

    /** Nomad refuses keys that the job does not declare, so only those are sent. */
    private static Map<String, String> declared(JsonNode declared, Map<String, String> parameters, String runKey) {
        var offered = new TreeMap<>(parameters);
        offered.put("TRADEWIND_RUN_KEY", runKey);
        var meta = new TreeMap<String, String>();
        for (var list : new String[] {"MetaRequired", "MetaOptional"}) {
            declared.path(list).forEach(key -> {
                var value = offered.get(key.asString());
                if (value != null) {
                    meta.put(key.asString(), value);
                }
            });
        }
        return meta;
    }

    private static Submission failed(JsonApi.Answer answer) {
        return answer.refusal() ? new Submission.Refused(answer.words()) : new Submission.Unanswered(answer.words());
    }

    @Override
    public Observation observe(String runKey) {
        try {
            var last = watches.last(runKey);
            if (last != null) {
                return last;
            }
            var child = child(runKey);
            return child.isEmpty()
                    ? new Observation.NotFound()
                    : watches.begin(runKey, child.get().path("ID").asString());
        } catch (JsonApi.Silent e) {
            return new Observation.Unreachable(String.valueOf(e.getMessage()));
        } catch (Refusal e) {
            return new Observation.Unreachable(String.valueOf(e.getMessage()));
        }
    }

    /** Allocations first: what happens to the job between both questions is then seen by the second. */
    private Watches.Heard heard(String id, long index) throws JsonApi.Silent {
        var query = index == 0 ? "" : "?index=%d&wait=%ds".formatted(index, LONGEST_WAIT.toSeconds());
        var answer =
                ask("GET", "/v1/job/" + path(id) + "/allocations" + query, null, index == 0 ? Duration.ZERO : PATIENCE);
        var allocations = good(answer);
        var job = good(ask("GET", "/v1/job/" + path(id), null));
        return new Watches.Heard(
                Allocations.observe(id, job, allocations),
                answer.headers().firstValueAsLong("X-Nomad-Index").orElse(0));
    }

    @Override
    public boolean cancel(String runKey) {
        watches.forget(runKey);
        try {
            var child = child(runKey);
            if (child.isEmpty() || observe(runKey) instanceof Observation.Ended) {
                return false;
            }
            // the child stays, stopped, so that its key goes on naming it
            return ask("DELETE", "/v1/job/" + path(child.get().path("ID").asString()) + "?purge=false", null)
                    .good();
        } catch (JsonApi.Silent e) {
            return true;
        } catch (Refusal e) {
            return false;
        }
    }

    @Override
    public Description describe() {
        return new Description(
                name,
                "at most one dispatch per key, by Nomad's idempotency token, for as long as Nomad keeps the child job; what"
                        + " the job's own restart and reschedule rules repeat is the job's matter",
                login.account(),
                "namespace " + settings.namespace());
    }

    @Override
    public String output(String runKey, int mostBytes) {
        try {
            var child = child(runKey);
            if (child.isEmpty()) {
                return "";
            }
            var allocations =
                    good(ask("GET", "/v1/job/" + path(child.get().path("ID").asString()) + "/allocations", null));
            var newest = Allocations.newest(allocations);
            if (newest == null) {
                return "";
            }
            var task = Allocations.task(newest);
            var log = ask(
                    "GET",
                    "/v1/client/fs/logs/%s?task=%s&type=stdout&plain=true&origin=end&offset=%d"
                            .formatted(newest.path("ID").asString(), path(task), mostBytes),
                    null);
            return log.good() ? log.text() : "";
        } catch (JsonApi.Silent | Refusal e) {
            return "";
        }
    }

    /** The job that was dispatched for a key. */
    private Optional<JsonNode> child(String runKey) throws JsonApi.Silent {
        var filter = URLEncoder.encode("ID contains \"/dispatch-" + runKey + "-\"", StandardCharsets.UTF_8);
        var found = good(ask("GET", "/v1/jobs?filter=" + filter, null));
        return found.isEmpty() ? Optional.empty() : Optional.of(found.get(0));
    }

    private JsonApi.Answer ask(String method, String path, @Nullable Object body) throws JsonApi.Silent {
        return ask(method, path, body, Duration.ZERO);
    }

    private JsonApi.Answer ask(String method, String path, @Nullable Object body, Duration patience)
            throws JsonApi.Silent {
        var joined = path + (path.contains("?") ? "&" : "?") + "namespace=" + path(settings.namespace());
        return login.ask(method, joined, body, patience);
    }

    private static JsonNode good(JsonApi.Answer answer) {
        if (!answer.good() || answer.body() == null) {
            throw new Refusal(answer.words());
        }
        return answer.body();
    }

    private static final class Refusal extends RuntimeException {
        Refusal(String words) {
            super(words);
        }
    }

    private static String path(String segment) {
        return URLEncoder.encode(segment, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
