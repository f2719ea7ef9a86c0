package dev.tradewind.execution;

import dev.tradewind.execution.spi.Executor;
import dev.tradewind.execution.spi.Observation;
import dev.tradewind.execution.spi.RunRequest;
import dev.tradewind.execution.spi.Submission;
import dev.tradewind.execution.spi.Work;
import dev.tradewind.policy.Attributes;
import dev.tradewind.policy.Policies;
import dev.tradewind.quantity.Moments;
import dev.tradewind.workload.Workload;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Runs of a workload where it stands, for whoever orders jobs. A key names one run for ever. */
@Component
public class Runs {
    private final Executors executors;
    private final Policies policies;
    private final Gates gates;
    private final ExecutionSettings settings;
    private final Clock clock;

    Runs(Executors executors, Policies policies, Gates gates, ExecutionSettings settings, Clock clock) {
        this.executors = executors;
        this.policies = policies;
        this.gates = gates;
        this.settings = settings;
        this.clock = clock;
    }

    /** How far a run is. */
    public sealed interface Look {
        record Going(String words) implements Look {}

        record Succeeded(Instant startedAt, Instant endedAt, String words) implements Look {}

        /** It ended otherwise, or was refused; the next attempt has the next key. */
        record Failed(String why) implements Look {}

        /** Whether it had its effect cannot be told now; asked again under the same key. */
        record Unknown(String why) implements Look {}
    }

    /** The freeze that keeps work of this workload from starting now, in words. */
    public Optional<String> frozen(Workload of) {
        return policies.guardrails(Attributes.of(of))
                .freeze(clock.instant())
                .map(freeze -> "freeze '%s' of policy %s until %s"
                        .formatted(freeze.name(), freeze.policy(), Moments.words(freeze.until())));
    }

    /**
     * The grid where a workload stands, for a run that would start now.
     *
     * @param worstGramsPerKwh highest of the run's hours; null where one is unknown, which is never fine
     */
    public record Grid(@Nullable Double worstGramsPerKwh, String words) {}

    public Grid grid(Workload of, Duration length) {
        int hours = Math.max(1, (int) Math.ceil(length.toMinutes() / 60.0));
        var reading = gates.reading(of.siteId(), hours, clock.instant());
        return new Grid(reading.worstGramsPerKwh(), reading.words());
    }

    /** Starts it, or finds it started, through the executor that serves its site. */
    public Look look(String key, Workload of, Map<String, String> parameters) {
        var id = executors.serving(of.siteId());
        var environment = new LinkedHashMap<>(parameters);
        environment.put("TRADEWIND_WORKLOAD", of.name());
        environment.put("TRADEWIND_SITE", of.siteId());
        environment.put("TRADEWIND_FROM_SITE", of.siteId());
        Work work = Runnables.start(of, executors.kind(id), environment).orElse(null);
        if (work == null) {
            return new Look.Failed(Runnables.missing(executors.kind(id)));
        }
        var executor = executors.byId(id);
        var request =
                new RunRequest(key, of.siteId(), work, environment, settings.runTimeout(), settings.outputBytes());
        return switch (executor.submit(request)) {
            case Submission.Taken taken -> seen(key, id, executor);
            case Submission.Refused(var why, var ignored) ->
                new Look.Failed("executor %s refused: %s".formatted(id, why));
            case Submission.Unanswered(var why) -> silent(id, why);
        };
    }

    /** Asks it to end; false when there is nothing to ask. */
    public boolean cancel(String key, Workload of) {
        return executors.byId(executors.serving(of.siteId())).cancel(key);
    }

    private static Look seen(String key, String id, Executor executor) {
        return switch (executor.observe(key)) {
            case Observation.NotFound none -> new Look.Unknown("executor %s does not know %s yet".formatted(id, key));
            case Observation.Starting(var why) -> new Look.Going("starts on " + id + (why.isEmpty() ? "" : ": " + why));
            case Observation.Running running ->
                new Look.Going("%s on %s".formatted(running.where().object(), id));
            case Observation.Ended ended ->
                ended.exitCode() == 0
                        ? new Look.Succeeded(
                                ended.startedAt(),
                                ended.endedAt(),
                                "exit code 0, " + ended.where().object() + " on " + id)
                        : new Look.Failed("exit code %d, %s on %s"
                                .formatted(ended.exitCode(), ended.where().object(), id));
            case Observation.Lost(var why) -> new Look.Unknown(why);
            case Observation.Missed(var why) -> new Look.Failed(why);
            case Observation.Unreachable(var why) -> silent(id, why);
        };
    }

    private static Look silent(String id, String why) {
        return new Look.Unknown("executor %s does not answer, asking again: %s".formatted(id, why));
    }
}
