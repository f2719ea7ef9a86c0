package dev.tradewind.execution;

import dev.tradewind.execution.spi.Executor;
import dev.tradewind.execution.spi.Observation;
import dev.tradewind.execution.spi.RunRequest;
import dev.tradewind.execution.spi.Submission;
import dev.tradewind.execution.spi.Work;
import dev.tradewind.recommendation.Digests;
import dev.tradewind.workload.Workload;
import dev.tradewind.workload.Workloads;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Starts what the workload runs through the executor of its site, and watches it to its end. */
@Component
class Dispatch {
    private static final Duration LOOK_SOON = Duration.ofMillis(500);
    private static final Duration LOOK_LATER = Duration.ofSeconds(5);
    private static final String STAYS_DONE = "the run has ended; what it did stays done";

    private final Executors executors;
    private final Allowances allowances;
    private final Workloads workloads;
    private final PlannedCapacity capacity;
    private final ExecutorRefusals refusals;
    private final ExecutionSettings settings;
    private final Clock clock;

    Dispatch(
            Executors executors,
            Allowances allowances,
            Workloads workloads,
            PlannedCapacity capacity,
            ExecutorRefusals refusals,
            ExecutionSettings settings,
            Clock clock) {
        this.executors = executors;
        this.allowances = allowances;
        this.workloads = workloads;
        this.capacity = capacity;
        this.refusals = refusals;
        this.settings = settings;
        this.clock = clock;
    }

    /** Whether no executor has to do with it. */
    private static boolean runsNothing(ExecutionSummary of) {
        return ByHand.carries(of) || CopyWork.copies(of);
    }

    /** One attempt, one key: whoever repeats the attempt after a crash finds the first. */
    static String key(ExecutionSummary of, int attempt) {
        return of.runKey() + "-" + attempt;
    }

    StepOutcome prepare(ExecutionSummary of) {
        var workload = workload(of);
        var kind = executors.kind(of.executor());
        var work = Runnables.start(workload, kind, environment(of, workload)).orElse(null);
        if (work == null) {
            return new StepOutcome.Skip("nothing to prepare: " + Runnables.missing(kind));
        }
        var executor = executors.byId(of.executor());
        var rehearsal = request(of, workload, key(of, 1), of.toSite(), work).asRehearsal();
        return switch (executor.submit(rehearsal)) {
            case Submission.Taken(var sha256, var ignored, var none) ->
                new StepOutcome.Done("executor %s would take it on %s (%s); data are read from where they are"
                        .formatted(of.executor(), executor.describe().node(), sha256.substring(0, 8)));
            case Submission.Refused refused -> refused(of, StepKind.PREPARE, of.executor(), rehearsal, refused);
            case Submission.Unanswered(var why) -> silent(of.executor(), why);
        };
    }

    StepOutcome run(ExecutionSummary of, StepSummary step) {
        var workload = workload(of);
        var kind = executors.kind(of.executor());
        var work = Runnables.start(workload, kind, environment(of, workload)).orElse(null);
        if (work == null) {
            return new StepOutcome.Skip(Runnables.missing(kind) + "; only its site of record changes");
        }
        var request = request(of, workload, key(of, step.attempts()), of.toSite(), work);
        return run(
                of,
                StepKind.DISPATCH,
                of.executor(),
                ahead(of) ? request.within(allowances.of(of, workload)) : request);
    }

    /** Whether the target takes the run before its slot and minds slot, freezes and grid by itself. */
    boolean ahead(ExecutionSummary of) {
        return !runsNothing(of) && executors.byId(of.executor()).ahead();
    }

    boolean waitsAhead(ExecutionSummary of) {
        return of.state() == ExecutionState.RUNNING
                && of.steps().get(StepKind.DISPATCH.ordinal()).state() == StepState.RUNNING
                && of.runStartedAt() == null
                && ahead(of);
    }

    /**
     * Ends what still stands at the former place, if another target serves that; null when there is nothing to end or it
     * has ended.
     */
    @Nullable
    StepOutcome retire(ExecutionSummary of, StepSummary step) {
        var from = of.fromSite();
        var target = from == null || from.equals(of.toSite())
                ? null
                : executors.target(from).orElse(null);
        if (from == null || target == null || target.equals(of.executor())) {
            return null;
        }
        var workload = workload(of);
        if (executors.byId(target).endKept(workload.name())) {
            return new StepOutcome.Wait(
                    clock.instant().plus(LOOK_LATER), "what " + target + " kept running there is being ended", null);
        }
        var work = Runnables.retire(workload).orElse(null);
        if (work == null) {
            return null;
        }
        var key = of.runKey() + "-from-" + step.attempts();
        var outcome = run(of, StepKind.FINALISE, target, request(of, workload, key, from, work));
        return outcome instanceof StepOutcome.Done ? null : outcome;
    }

    /** Submits it, or finds it submitted, and says how far it is. */
    StepOutcome run(ExecutionSummary of, StepKind step, String executorId, RunRequest request) {
        var executor = executors.byId(executorId);
        String sha256;
        switch (executor.submit(request)) {
            case Submission.Taken(var specSha256, var first, var none)
            when first && request.allowance() == null -> {
                return new StepOutcome.Wait(
                        clock.instant().plus(LOOK_SOON),
                        "started as " + request.runKey(),
                        record(request.work(), specSha256, executor, null));
            }
            case Submission.Taken taken -> sha256 = taken.specSha256();
            case Submission.Refused refused -> {
                return refused(of, step, executorId, request, refused);
            }
            case Submission.Unanswered(var why) -> {
                return silent(executorId, why);
            }
        }
        return switch (executor.observe(request.runKey())) {
            case Observation.NotFound() ->
                new StepOutcome.Unknown(
                        "the executor does not know " + request.runKey() + " although it took it, asking again");
            case Observation.Starting(var why) ->
                new StepOutcome.Wait(
                        clock.instant().plus(request.allowance() == null ? LOOK_SOON : LOOK_LATER),
                        (request.allowance() == null ? "started as " : "handed over as ")
                                + request.runKey()
                                + (why.isEmpty() ? "" : ": " + why),
                        record(request.work(), sha256, executor, null));
            case Observation.Running running
            when request.allowance() != null && request.allowance().keep() ->
                new StepOutcome.Done(
                        "%s runs since %s and is kept running"
                                .formatted(running.where().object(), running.startedAt()),
                        record(request.work(), sha256, executor, running));
            case Observation.Running running ->
                new StepOutcome.Wait(
                        clock.instant().plus(patience(Duration.between(running.startedAt(), clock.instant()))),
                        "%s runs since %s".formatted(running.where().object(), running.startedAt()),
                        record(request.work(), sha256, executor, running));
            case Observation.Ended ended -> {
                var run = record(request.work(), sha256, executor, ended);
                yield ended.exitCode() == 0
                        ? new StepOutcome.Done(
                                "exit code 0, " + ended.where().object() + " as " + request.runKey(), run)
                        : new StepOutcome.Retry("exit code %d%s".formatted(ended.exitCode(), meaning(ended)), run);
            }
            case Observation.Lost(var why) -> new StepOutcome.Unknown(why);
            case Observation.Missed(var why) -> new StepOutcome.Missed(why);
            case Observation.Unreachable(var why) -> silent(executorId, why);
        };
    }

    private StepOutcome refused(
            ExecutionSummary of, StepKind step, String executor, RunRequest request, Submission.Refused refused) {
        refusals.keep(of.id(), step, executor, request, refused);
        return new StepOutcome.Retry("executor %s refused: %s".formatted(executor, refused.why()), null);
    }

    static StepOutcome silent(String executor, String why) {
        return new StepOutcome.Unknown("executor %s does not answer, asking again: %s".formatted(executor, why));
    }

    /** What stands of the run of a step, after it was asked to end. */
    Remains endRun(ExecutionSummary of, StepSummary step) {
        if (runsNothing(of) || step.attempts() == 0) {
            return new Remains.Nothing();
        }
        var executor = executors.byId(of.executor());
        var key = key(of, step.attempts());
        return switch (executor.observe(key)) {
            case Observation.Running ignored -> {
                executor.cancel(key);
                yield new Remains.Ending();
            }
            // taken and waiting to start: left alone it would start after the execution has ended
            case Observation.Starting ignored -> executor.cancel(key) ? new Remains.Ending() : new Remains.Nothing();
            case Observation.Unreachable(var why) ->
                new Remains.Untold("executor %s does not answer, asking again whether the run has ended: %s"
                        .formatted(of.executor(), why));
            case Observation.NotFound ignored -> new Remains.Nothing();
            case Observation.Ended ignored -> new Remains.Nothing();
            case Observation.Lost ignored -> new Remains.Nothing();
            case Observation.Missed ignored -> new Remains.Nothing();
        };
    }

    /** While people have an execution paused its run does not start on the target either; where that can be asked. */
    boolean hold(ExecutionSummary of, boolean held) {
        var step = of.steps().get(StepKind.DISPATCH.ordinal());
        return !runsNothing(of)
                && step.state() == StepState.RUNNING
                && executors.byId(of.executor()).hold(key(of, step.attempts()), held);
    }

    /**
     * Takes back what was brought up where it was to go; words for the timeline.
     *
     * @throws IllegalStateException if the target refuses or does not answer
     */
    String takeBack(ExecutionSummary of) {
        if (CopyWork.copies(of)) {
            return "nothing was run";
        }
        if (executors.kind(of.executor()).isEmpty()) {
            return STAYS_DONE;
        }
        var workload = workload(of);
        var work = Runnables.retire(workload);
        if (work.isEmpty()
                || of.fromSite() == null
                || executors.serving(of.fromSite()).equals(of.executor())) {
            return STAYS_DONE;
        }
        var request = request(of, workload, of.runKey() + "-undo", of.toSite(), work.get());
        return switch (executors.byId(of.executor()).submit(request)) {
            case Submission.Taken ignored -> "taken down again at " + of.toSite();
            case Submission.Refused refused -> throw new NotTaken(of.executor(), request, refused);
            case Submission.Unanswered(var why) ->
                throw new IllegalStateException("executor does not answer, asking again: " + why);
        };
    }

    String output(ExecutionSummary of, int attempt, int mostBytes) {
        return attempt < 1 || runsNothing(of)
                ? ""
                : executors.byId(of.executor()).output(key(of, attempt), mostBytes);
    }

    /** The same with nothing but the work: what advice writes needs no environment. */
    RunRequest request(ExecutionSummary of, String key, Work work) {
        return new RunRequest(key, of.toSite(), work, Map.of(), settings.runTimeout(), settings.outputBytes());
    }

    private RunRequest request(ExecutionSummary of, Workload workload, String key, String site, Work work) {
        return new RunRequest(
                key, site, work, environment(of, workload), settings.runTimeout(), settings.outputBytes());
    }

    private Map<String, String> environment(ExecutionSummary of, Workload workload) {
        var environment = new TreeMap<>(capacity.of(of.recommendationId(), of.toSite()));
        environment.put("TRADEWIND_WORKLOAD", workload.name());
        environment.put("TRADEWIND_SITE", of.toSite());
        environment.put("TRADEWIND_FROM_SITE", of.fromSite() == null ? "" : of.fromSite());
        return environment;
    }

    private static Duration patience(Duration ran) {
        return ran.compareTo(Duration.ofSeconds(30)) < 0 ? LOOK_SOON : LOOK_LATER;
    }

    private static String meaning(Observation.Ended ended) {
        return ended.exitCode() == 124 ? ", it ran longer than it may" : "";
    }

    private static RunRecord record(Work work, String sha256, Executor executor, @Nullable Observation seen) {
        var command = work instanceof Work.Command(var parts) ? Digests.of(parts.toArray()) : null;
        var described = executor.describe();
        return switch (seen) {
            case Observation.Running(var where, var startedAt) ->
                new RunRecord(command, sha256, described, where, startedAt, null, null);
            case Observation.Ended(var where, var exitCode, var startedAt, var endedAt) ->
                new RunRecord(command, sha256, described, where, startedAt, endedAt, exitCode);
            case null, default -> new RunRecord(command, sha256, described, null, null, null, null);
        };
    }

    private Workload workload(ExecutionSummary of) {
        return workloads
                .byId(of.workloadId())
                .orElseThrow(() -> new IllegalStateException(
                        "The workload " + of.workload() + " is gone. Maybe it was removed while it was being moved?"));
    }
}
