package dev.tradewind.execution;

import dev.tradewind.execution.spi.Executor;
import dev.tradewind.execution.spi.Observation;
import dev.tradewind.execution.spi.RunRequest;
import dev.tradewind.execution.spi.Submission;
import dev.tradewind.recommendation.Digests;
import dev.tradewind.workload.Workload;
import dev.tradewind.workload.Workloads;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Starts the workload's command through its executor, and watches it to its end. */
@Component
class Dispatch {
    private static final Duration LOOK_SOON = Duration.ofMillis(500);
    private static final Duration LOOK_LATER = Duration.ofSeconds(5);

    private final List<Executor> executors;
    private final Workloads workloads;
    private final ExecutionSettings settings;
    private final Clock clock;

    Dispatch(List<Executor> executors, Workloads workloads, ExecutionSettings settings, Clock clock) {
        this.executors = executors;
        this.workloads = workloads;
        this.settings = settings;
        this.clock = clock;
    }

    /** One attempt, one key: whoever repeats the attempt after a crash finds the first. */
    static String key(ExecutionSummary of, int attempt) {
        return of.runKey() + "-" + attempt;
    }

    StepOutcome prepare(ExecutionSummary of) {
        var workload = workload(of);
        var where = executor(of.executor()).describe();
        if (workload.command().isEmpty()) {
            return new StepOutcome.Skip("nothing to prepare: the workload states no command");
        }
        return new StepOutcome.Done("executor %s answers on %s; command %s; data are read from where they are"
                .formatted(
                        where.id(),
                        where.node(),
                        commandDigest(workload.command()).substring(0, 8)));
    }

    StepOutcome run(ExecutionSummary of, StepSummary step) {
        var workload = workload(of);
        if (workload.command().isEmpty()) {
            return new StepOutcome.Skip("the workload states no command; only its site of record changes");
        }
        var executor = executor(of.executor());
        var key = key(of, step.attempts());
        var request = new RunRequest(
                key,
                workload.command(),
                Map.of(
                        "TRADEWIND_WORKLOAD", workload.name(),
                        "TRADEWIND_SITE", of.toSite(),
                        "TRADEWIND_FROM_SITE", of.fromSite() == null ? "" : of.fromSite()),
                settings.runTimeout(),
                settings.outputBytes());
        if (executor.submit(request) instanceof Submission.Refused(var why)) {
            return new StepOutcome.Retry(
                    "executor %s refused: %s".formatted(executor.describe().id(), why), null);
        }
        var sha256 = commandDigest(workload.command());
        return switch (executor.observe(key)) {
            case Observation.NotFound() ->
                new StepOutcome.Retry("the executor does not know " + key + " although it took it", null);
            case Observation.Starting() ->
                new StepOutcome.Wait(
                        clock.instant().plus(LOOK_SOON), "started as " + key, record(sha256, executor, null));
            case Observation.Running running ->
                new StepOutcome.Wait(
                        clock.instant().plus(patience(Duration.between(running.startedAt(), clock.instant()))),
                        "process %d runs since %s".formatted(running.pid(), running.startedAt()),
                        record(sha256, executor, running));
            case Observation.Ended ended -> {
                var run = record(sha256, executor, ended);
                yield ended.exitCode() == 0
                        ? new StepOutcome.Done("exit code 0 as " + key, run)
                        : new StepOutcome.Retry("exit code %d%s".formatted(ended.exitCode(), meaning(ended)), run);
            }
            case Observation.Lost(var why) -> new StepOutcome.Unknown(why);
        };
    }

    boolean cancel(ExecutionSummary of, StepSummary step) {
        return step.attempts() > 0 && executor(of.executor()).cancel(key(of, step.attempts()));
    }

    boolean running(ExecutionSummary of, StepSummary step) {
        return step.attempts() > 0
                && executor(of.executor()).observe(key(of, step.attempts())) instanceof Observation.Running;
    }

    String output(ExecutionSummary of, int attempt, int mostBytes) {
        return attempt < 1 ? "" : executor(of.executor()).output(key(of, attempt), mostBytes);
    }

    private static Duration patience(Duration ran) {
        return ran.compareTo(Duration.ofSeconds(30)) < 0 ? LOOK_SOON : LOOK_LATER;
    }

    private static String meaning(Observation.Ended ended) {
        return ended.exitCode() == 124 ? ", it ran longer than it may" : "";
    }

    private static RunRecord record(String sha256, Executor executor, @Nullable Observation seen) {
        var where = executor.describe();
        return switch (seen) {
            case Observation.Running running ->
                new RunRecord(sha256, where.node(), where.identity(), running.startedAt(), null, null);
            case Observation.Ended ended ->
                new RunRecord(
                        sha256, where.node(), where.identity(), ended.startedAt(), ended.endedAt(), ended.exitCode());
            case null, default -> new RunRecord(sha256, where.node(), where.identity(), null, null, null);
        };
    }

    private static String commandDigest(List<String> command) {
        return Digests.of(command.toArray());
    }

    private Workload workload(ExecutionSummary of) {
        return workloads
                .byId(of.workloadId())
                .orElseThrow(() -> new IllegalStateException(
                        "The workload " + of.workload() + " is gone. Maybe it was removed while it was being moved?"));
    }

    private Executor executor(String id) {
        return executors.stream()
                .filter(e -> e.describe().id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("There is no executor '" + id + "', only "
                        + executors.stream().map(e -> e.describe().id()).toList()));
    }
}
