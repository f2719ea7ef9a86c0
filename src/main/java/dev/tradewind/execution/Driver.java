package dev.tradewind.execution;

import dev.tradewind.audit.Actor;
import dev.tradewind.audit.Actors;
import dev.tradewind.recommendation.RecommendationState;
import dev.tradewind.recommendation.Recommendations;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Takes one execution as far as it goes now: claims it under a new fencing number, does step after step, each committed
 * before the next, and says when to look again. Killed anywhere, the next driver goes on from the last commit.
 */
@Component
class Driver {
    private static final Logger LOG = LoggerFactory.getLogger(Driver.class);
    private static final Duration PERSON = Duration.ofSeconds(30);
    private static final Duration TROUBLE = Duration.ofSeconds(5);

    private final Ledger ledger;
    private final StepWork work;
    private final DispatchGate gate;
    private final Gates gates;
    private final SignalGate signals;
    private final Undo undo;
    private final Recommendations recommendations;
    private final ExecutionSettings settings;
    private final Clock clock;

    Driver(
            Ledger ledger,
            StepWork work,
            DispatchGate gate,
            Gates gates,
            SignalGate signals,
            Undo undo,
            Recommendations recommendations,
            ExecutionSettings settings,
            Clock clock) {
        this.ledger = ledger;
        this.work = work;
        this.gate = gate;
        this.gates = gates;
        this.signals = signals;
        this.undo = undo;
        this.recommendations = recommendations;
        this.settings = settings;
        this.clock = clock;
    }

    /** When a driver takes it up again, and whether behind all whose start is due then. */
    record Again(Instant at, boolean behindStarts) {}

    /** Nothing when it has ended. */
    Optional<Again> drive(UUID id) {
        return Actors.runAs(Actor.system("engine"), () -> {
            try {
                var now = ledger.claim(id);
                long fence = now.fence();
                while (true) {
                    switch (turn(now, fence)) {
                        case Turn.GoOn() -> now = ledger.read(id);
                        case Turn.LookAgain(var at) -> {
                            return Optional.of(new Again(at, false));
                        }
                        case Turn.BehindStarts(var at) -> {
                            return Optional.of(new Again(at, true));
                        }
                        case Turn.Ended() -> {
                            return Optional.empty();
                        }
                    }
                }
            } catch (FenceLost e) {
                LOG.info("{}", e.getMessage());
                return Optional.of(new Again(clock.instant().plus(TROUBLE), false));
            } catch (RuntimeException e) {
                LOG.warn("Execution {} cannot go on now, it is tried again in {}", id, TROUBLE, e);
                return Optional.of(new Again(clock.instant().plus(TROUBLE), false));
            }
        });
    }

    private Turn turn(ExecutionSummary now, long fence) {
        return switch (now.state()) {
            case SCHEDULED, HELD, RUNNING, UNKNOWN -> forward(now, fence);
            case PAUSED -> new Turn.LookAgain(clock.instant().plus(PERSON));
            case CANCELLING -> undo.cancelling(now, fence);
            case COMPENSATING -> undo.next(now, fence);
            case SUCCEEDED, FAILED, COMPENSATED, COMPENSATION_FAILED, CANCELLED, MISSED_WINDOW -> new Turn.Ended();
        };
    }

    private Turn forward(ExecutionSummary now, long fence) {
        var step =
                now.steps().stream().filter(s -> !s.state().done()).findFirst().orElse(null);
        if (step == null) {
            throw new IllegalStateException(now.shortId() + " has no step left and has not ended");
        }
        if (step.state() == StepState.RETRYING
                && step.retryAt() != null
                && step.retryAt().isAfter(clock.instant())) {
            return new Turn.LookAgain(step.retryAt());
        }
        if (step.state() == StepState.PENDING && step.kind().compareTo(StepKind.DISPATCH) <= 0) {
            var freeze = gates.freeze(now);
            if (freeze.isPresent()) {
                return record(now, step, fence, freeze.get());
            }
        }
        if (step.kind() == StepKind.PREPARE && step.state() == StepState.PENDING) {
            var awaited = signals.look(now);
            if (awaited.isPresent()) {
                return record(now, step, fence, awaited.get());
            }
        }
        if (step.kind() == StepKind.DISPATCH && step.state() == StepState.PENDING) {
            var held = gate.look(now, fence);
            if (held != null) {
                return record(now, step, fence, held);
            }
        }
        var begun = step.state() == StepState.RUNNING ? now : begin(now.id(), step.kind(), fence);
        return perform(begun, step.kind(), fence);
    }

    private ExecutionSummary begin(UUID id, StepKind kind, long fence) {
        return ledger.underFence(id, fence, execution -> {
            if (execution.state() == ExecutionState.SCHEDULED || execution.state() == ExecutionState.HELD) {
                execution.become(ExecutionState.RUNNING, "", clock.instant());
            }
            if (execution.state() == ExecutionState.RUNNING) {
                execution.step(kind).become(StepState.RUNNING, "", clock.instant());
            }
            return execution.summary();
        });
    }

    private Turn perform(ExecutionSummary now, StepKind kind, long fence) {
        var step = now.steps().get(kind.ordinal());
        if (step.state() != StepState.RUNNING) {
            // a person paused or cancelled it in between
            return new Turn.GoOn();
        }
        try {
            var outside = work.outside(now, step, fence);
            if (outside != null) {
                return record(now, step, fence, outside);
            }
            return ledger.underFence(
                    now.id(),
                    fence,
                    execution -> apply(execution, kind, work.inside(execution.summary(), kind, execution.digest())));
        } catch (FenceLost e) {
            throw e;
        } catch (RuntimeException e) {
            if (OwnTrouble.isIn(e)) {
                throw e;
            }
            LOG.warn("{} of {} failed", kind.title(), now.shortId(), e);
            return record(now, step, fence, new StepOutcome.Retry(String.valueOf(e.getMessage()), null));
        }
    }

    private Turn record(ExecutionSummary now, StepSummary step, long fence, StepOutcome outcome) {
        return ledger.underFence(now.id(), fence, execution -> apply(execution, step.kind(), outcome));
    }

    /** Writes down what a step came to; in the caller's transaction. */
    private Turn apply(Execution execution, StepKind kind, StepOutcome outcome) {
        var at = clock.instant();
        var step = execution.step(kind);
        return switch (outcome) {
            case StepOutcome.Done(var detail, var run) -> {
                if (run != null) {
                    execution.ran(run);
                }
                if (execution.state() == ExecutionState.UNKNOWN) {
                    execution.become(ExecutionState.RUNNING, "the target answers again", at);
                }
                step.become(StepState.SUCCEEDED, detail, at);
                if (kind == StepKind.FINALISE) {
                    execution.become(ExecutionState.SUCCEEDED, "", at);
                }
                yield kind == StepKind.DISPATCH ? new Turn.BehindStarts(at) : new Turn.GoOn();
            }
            case StepOutcome.Skip(var reason) -> {
                step.become(StepState.SKIPPED, reason, at);
                yield new Turn.GoOn();
            }
            case StepOutcome.Wait(var until, var detail, var run) -> {
                if (run != null) {
                    execution.ran(run);
                }
                if (execution.state() == ExecutionState.UNKNOWN) {
                    execution.become(ExecutionState.RUNNING, "the target answers again", at);
                }
                step.note(detail);
                yield kind == StepKind.DISPATCH && step.state() == StepState.RUNNING
                        ? new Turn.BehindStarts(until)
                        : new Turn.LookAgain(until);
            }
            case StepOutcome.Hold(var why, var reason, var lookAgain) -> {
                if (step.state() == StepState.RUNNING) {
                    step.hold(lookAgain, reason, at);
                } else {
                    step.note(reason);
                }
                if (execution.state() != ExecutionState.HELD
                        || execution.holdReason() != why
                        || !execution.summary().stateReason().equals(reason)) {
                    execution.hold(why, reason, at);
                }
                yield new Turn.LookAgain(lookAgain);
            }
            case StepOutcome.Retry(var reason, var run) -> {
                if (run != null) {
                    execution.ran(run);
                }
                yield retryOrFail(execution, step, reason, at);
            }
            case StepOutcome.Fail(var reason) -> {
                step.become(StepState.FAILED, reason, at);
                recommendations.fail(execution.summary().recommendationId(), Precheck.ENGINE, reason);
                execution.become(ExecutionState.FAILED, reason, at);
                yield new Turn.Ended();
            }
            case StepOutcome.Undo(var reason) -> {
                step.become(StepState.FAILED, reason, at);
                recommendations.fail(execution.summary().recommendationId(), Precheck.ENGINE, reason);
                execution.compensate(ExecutionState.COMPENSATED, reason, at);
                yield new Turn.GoOn();
            }
            case StepOutcome.Stop(var reason) -> {
                step.become(StepState.FAILED, reason, at);
                execution.become(ExecutionState.CANCELLED, reason, at);
                yield new Turn.Ended();
            }
            case StepOutcome.Unknown(var reason) -> {
                step.note(reason);
                if (execution.state() == ExecutionState.RUNNING) {
                    execution.become(ExecutionState.UNKNOWN, reason, at);
                }
                yield new Turn.LookAgain(at.plus(PERSON));
            }
            case StepOutcome.Missed(var reason) -> {
                step.note(reason);
                execution.compensate(ExecutionState.MISSED_WINDOW, reason, at);
                yield new Turn.GoOn();
            }
        };
    }

    private Turn retryOrFail(Execution execution, ExecutionStep step, String reason, Instant at) {
        if (step.failures() < settings.attempts()) {
            var again = at.plus(settings.backoffAfter(step.failures()));
            step.retry(again, reason, at);
            return new Turn.LookAgain(again);
        }
        step.become(StepState.FAILED, reason, at);
        var recommendation = execution.summary().recommendationId();
        var why = "%s failed %d times: %s".formatted(step.kind().title(), step.failures(), reason);
        if (step.kind() == StepKind.PRECHECK) {
            // nothing was begun: nothing to undo, and nobody's approval was used up
            recommendations
                    .byId(recommendation)
                    .filter(r -> r.state() == RecommendationState.APPROVED)
                    .ifPresent(r -> recommendations.returnToReview(r.id(), Precheck.ENGINE, why));
            execution.become(ExecutionState.FAILED, why, at);
            return new Turn.Ended();
        }
        recommendations.fail(recommendation, Precheck.ENGINE, why);
        execution.compensate(ExecutionState.COMPENSATED, why, at);
        return new Turn.GoOn();
    }
}
