package dev.tradewind.execution;

import dev.tradewind.execution.spi.Executor;
import dev.tradewind.execution.spi.RunRequest;
import dev.tradewind.execution.spi.Submission;
import dev.tradewind.execution.spi.Work;
import dev.tradewind.recommendation.Promises;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * The steps of a text that a connected cluster takes: tried without effect, what was there kept, applied, and put back when
 * undone. What the cluster refuses waits for a person, who mends it there or applies the text by hand.
 */
@Component
class Applying {
    private static final Duration REMIND = Duration.ofHours(1);

    private final Promises promises;
    private final Executors executors;
    private final Dispatch dispatch;
    private final ByHand byHand;
    private final KeptObjects kept;
    private final ExecutorRefusals refusals;
    private final Clock clock;

    Applying(
            Promises promises,
            Executors executors,
            Dispatch dispatch,
            ByHand byHand,
            KeptObjects kept,
            ExecutorRefusals refusals,
            Clock clock) {
        this.promises = promises;
        this.executors = executors;
        this.dispatch = dispatch;
        this.byHand = byHand;
        this.kept = kept;
        this.refusals = refusals;
        this.clock = clock;
    }

    /** The target that may apply what was promised; empty where a person must. */
    Optional<String> target(UUID recommendation, String site) {
        return promises.of(recommendation).stream()
                .flatMap(promise -> promise.applicable().stream())
                .flatMap(each -> executors.applying(site, each.namespace()).stream())
                .findFirst();
    }

    boolean carries(ExecutionSummary of) {
        return !ByHand.carries(of) && promises.of(of.recommendationId()).isPresent();
    }

    StepOutcome prepare(ExecutionSummary of) {
        var executor = executors.byId(of.executor());
        return switch (executor.submit(request(of, 1).asRehearsal())) {
            case Submission.Taken(var sha256, var ignored, var applied) ->
                new StepOutcome.Done("%s would take it on %s (%s)"
                        .formatted(of.executor(), executor.describe().node(), sha256.substring(0, 8)));
            case Submission.Refused refused -> refused(of, StepKind.PREPARE, request(of, 1), refused);
            case Submission.Unanswered(var why) -> Dispatch.silent(of.executor(), why);
        };
    }

    /** Keeps what is there before it changes it: whoever repeats this after a crash finds either kept. */
    StepOutcome run(ExecutionSummary of, StepSummary step) {
        var request = request(of, step.attempts());
        var executor = executors.byId(of.executor());
        return switch (executor.submit(request.asRehearsal())) {
            case Submission.Taken(var sha256, var ignored, var applied) -> {
                if (applied != null) {
                    kept.keep(of.id(), applied);
                }
                yield apply(of, executor, request);
            }
            case Submission.Refused refused -> refused(of, StepKind.DISPATCH, request, refused);
            case Submission.Unanswered(var why) -> Dispatch.silent(of.executor(), why);
        };
    }

    private StepOutcome apply(ExecutionSummary of, Executor executor, RunRequest request) {
        return executor.submit(request) instanceof Submission.Refused refused
                ? refused(of, StepKind.DISPATCH, request, refused)
                : dispatch.run(of, StepKind.DISPATCH, of.executor(), request);
    }

    private StepOutcome refused(ExecutionSummary of, StepKind step, RunRequest request, Submission.Refused refused) {
        refusals.keep(of.id(), step, of.executor(), request, refused);
        return new StepOutcome.Hold(
                HoldReason.MANUAL,
                "%s refused: %s. Mend it there and retry, or apply the text by hand and confirm it here"
                        .formatted(of.executor(), refused.why()),
                clock.instant().plus(REMIND));
    }

    /**
     * Words for the timeline.
     *
     * @throws IllegalStateException if the target refuses or does not answer
     */
    String takeBack(ExecutionSummary of) {
        if (byHand.applied(of)) {
            return "applied by hand: it stays until a person takes it back";
        }
        var applied = kept.of(of.id()).orElse(null);
        if (applied == null) {
            return "nothing was applied";
        }
        var work = new Work.Restore(applied.manifest(), applied.before());
        var request = dispatch.request(of, of.runKey() + "-undo", work);
        return switch (executors.byId(of.executor()).submit(request)) {
            case Submission.Taken ignored -> of.executor() + " has what it had before";
            case Submission.Refused refused -> throw new NotTaken(of.executor(), request, refused);
            case Submission.Unanswered(var why) ->
                throw new IllegalStateException(
                        "executor %s does not answer, asking again: %s".formatted(of.executor(), why));
        };
    }

    private RunRequest request(ExecutionSummary of, int attempt) {
        var parts = new LinkedHashMap<String, List<Work.Text>>();
        for (var each : promises.of(of.recommendationId()).orElseThrow().applicable()) {
            parts.computeIfAbsent(each.part(), part -> new ArrayList<>())
                    .add(new Work.Text(each.text(), each.leastVersion()));
        }
        return dispatch.request(
                of,
                Dispatch.key(of, attempt),
                new Work.Apply(parts.values().stream().map(Work.Part::new).toList()));
    }
}
