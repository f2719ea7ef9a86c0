package dev.tradewind.execution;

import dev.tradewind.audit.AuditTrail;
import dev.tradewind.audit.Change;
import dev.tradewind.recommendation.RecommendationState;
import dev.tradewind.recommendation.Recommendations;
import dev.tradewind.workload.Workloads;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Undoes steps in reverse order, one commit each, and ends the execution when nothing is left to undo. */
@Component
class Undo {
    private static final Logger LOG = LoggerFactory.getLogger(Undo.class);
    private static final Duration LOOK = Duration.ofSeconds(1);
    private static final Duration LOOK_LATER = Duration.ofSeconds(5);

    private final Ledger ledger;
    private final Dispatch dispatch;
    private final Applying applying;
    private final CopyWork copies;
    private final DataMoves moves;
    private final Reservations reservations;
    private final Workloads workloads;
    private final Recommendations recommendations;
    private final ExecutorRefusals refusals;
    private final AuditTrail audit;
    private final Clock clock;

    Undo(
            Ledger ledger,
            Dispatch dispatch,
            Applying applying,
            CopyWork copies,
            DataMoves moves,
            Reservations reservations,
            Workloads workloads,
            Recommendations recommendations,
            ExecutorRefusals refusals,
            AuditTrail audit,
            Clock clock) {
        this.ledger = ledger;
        this.dispatch = dispatch;
        this.applying = applying;
        this.copies = copies;
        this.moves = moves;
        this.reservations = reservations;
        this.workloads = workloads;
        this.recommendations = recommendations;
        this.refusals = refusals;
        this.audit = audit;
        this.clock = clock;
    }

    /** Ends a run that is still going, then undoes what was done. */
    Turn cancelling(ExecutionSummary now, long fence) {
        var step = now.steps().get(StepKind.DISPATCH.ordinal());
        var wait = step.state() == StepState.RUNNING ? endRun(now, step, fence) : null;
        if (wait != null) {
            return wait;
        }
        return ledger.underFence(now.id(), fence, execution -> {
            execution.compensate(ExecutionState.CANCELLED, now.stateReason(), clock.instant());
            return new Turn.GoOn();
        });
    }

    /** Null once nothing of the run is left. */
    private @Nullable Turn endRun(ExecutionSummary now, StepSummary step, long fence) {
        return switch (dispatch.endRun(now, step)) {
            case Remains.Nothing() -> null;
            case Remains.Ending() -> new Turn.LookAgain(clock.instant().plus(LOOK));
            case Remains.Untold(var why) -> {
                if (!why.equals(step.detail())) {
                    ledger.underFence(now.id(), fence, execution -> {
                        execution.step(step.kind()).note(why);
                        return true;
                    });
                }
                yield new Turn.LookAgain(clock.instant().plus(LOOK_LATER));
            }
        };
    }

    /** The next step to undo, last first. */
    Turn next(ExecutionSummary now, long fence) {
        var step = now.steps().reversed().stream()
                .filter(s -> needsUndoing(s.state()))
                .findFirst()
                .orElse(null);
        if (step == null) {
            return ledger.underFence(now.id(), fence, this::end);
        }
        var wait = step.kind() == StepKind.DISPATCH ? endRun(now, step, fence) : null;
        if (wait != null) {
            return wait;
        }
        if (step.state() != StepState.COMPENSATING) {
            ledger.underFence(now.id(), fence, execution -> {
                execution.step(step.kind()).become(StepState.COMPENSATING, step.detail(), clock.instant());
                return true;
            });
        }
        try {
            var removing = step.kind() == StepKind.PREPARE ? removing(now, fence) : null;
            if (removing != null) {
                return removing;
            }
            return ledger.underFence(now.id(), fence, execution -> {
                var detail = undo(execution.summary(), step.kind());
                execution.step(step.kind()).become(StepState.COMPENSATED, detail, clock.instant());
                return new Turn.GoOn();
            });
        } catch (CannotUndo e) {
            LOG.error(
                    "{}: {} cannot be undone, a person must resolve it: {}",
                    now.shortId(),
                    step.kind(),
                    e.getMessage());
            if (e.getCause() instanceof NotTaken refused) {
                // not in the transaction that was to undo it: that one is gone
                refused.keepIn(refusals, now.id(), step.kind());
            }
            return ledger.underFence(now.id(), fence, execution -> {
                execution.step(step.kind()).note(String.valueOf(e.getMessage()));
                execution.become(
                        ExecutionState.COMPENSATION_FAILED,
                        "%s cannot be undone: %s".formatted(step.kind().title(), e.getMessage()),
                        clock.instant());
                return new Turn.Ended();
            });
        }
    }

    private @Nullable Turn removing(ExecutionSummary now, long fence) {
        try {
            return moves.removing(now, fence);
        } catch (IllegalStateException e) {
            throw new CannotUndo(String.valueOf(e.getMessage()));
        }
    }

    private static boolean needsUndoing(StepState state) {
        return switch (state) {
            case RUNNING, SUCCEEDED, RETRYING, FAILED, COMPENSATING -> true;
            case PENDING, SKIPPED, COMPENSATED -> false;
        };
    }

    private static final class CannotUndo extends RuntimeException {
        CannotUndo(String why) {
            super(why);
        }

        CannotUndo(IllegalStateException why) {
            super(why.getMessage(), why);
        }
    }

    private String undo(ExecutionSummary of, StepKind kind) {
        return switch (kind) {
            case PRECHECK, VERIFY, FINALISE -> "nothing to undo";
            case PREPARE -> moves.undone(of.id());
            case RESERVE -> reservations.release(of.id()) ? "reservation released" : "no reservation was left";
            case DISPATCH -> takeBack(of);
            case CUT_OVER -> copies.carries(of) ? copies.takeBack(of) : moveBack(of);
        };
    }

    private String takeBack(ExecutionSummary of) {
        try {
            return applying.carries(of) || ByHand.carries(of) ? applying.takeBack(of) : dispatch.takeBack(of);
        } catch (IllegalStateException e) {
            throw new CannotUndo(e);
        }
    }

    private String moveBack(ExecutionSummary of) {
        var workload = workloads.byId(of.workloadId()).orElseThrow(() -> new CannotUndo(of.workload() + " is gone"));
        var from = of.fromSite();
        if (from == null) {
            throw new CannotUndo("it ran nowhere before, so there is no site to move it back to");
        }
        if (workload.siteId().equals(from)) {
            return "it is at " + from + " already";
        }
        if (!workload.siteId().equals(of.toSite())) {
            throw new CannotUndo("%s was moved on to %s since".formatted(workload.name(), workload.siteId()));
        }
        workloads.move(workload.id(), from);
        moves.copiedFrom(of.id()).forEach((site, names) -> workloads.moveData(workload.id(), site, names));
        audit.record(Change.of(
                "workload.moved-back",
                "workload",
                workload.name(),
                Map.of("siteId", of.toSite()),
                Map.of("siteId", from, "execution", of.shortId())));
        return "site of record: " + from + " again";
    }

    private Turn end(Execution execution) {
        var end = execution.endsAs();
        var reason = execution.summary().stateReason();
        execution.become(end, reason, clock.instant());
        var id = execution.summary().recommendationId();
        var state = recommendations.byId(id).orElseThrow().state();
        switch (end) {
            case COMPENSATED -> {
                if (state == RecommendationState.FAILED || state == RecommendationState.SUCCEEDED) {
                    recommendations.rollBack(id, Precheck.ENGINE, reason);
                }
            }
            case CANCELLED -> {
                if (state == RecommendationState.EXECUTING || state == RecommendationState.APPROVED) {
                    recommendations.cancel(id, Precheck.ENGINE, reason);
                }
            }
            case MISSED_WINDOW -> {
                if (state == RecommendationState.EXECUTING) {
                    recommendations.expire(id, Precheck.ENGINE, reason);
                }
            }
            case SCHEDULED,
                    HELD,
                    RUNNING,
                    PAUSED,
                    UNKNOWN,
                    COMPENSATING,
                    CANCELLING,
                    SUCCEEDED,
                    FAILED,
                    COMPENSATION_FAILED ->
                throw new IllegalStateException(execution.shortId() + " cannot end its undoing as " + end);
        }
        return new Turn.Ended();
    }
}
