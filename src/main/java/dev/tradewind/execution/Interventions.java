package dev.tradewind.execution;

import dev.tradewind.identity.CurrentPerson;
import dev.tradewind.identity.People;
import dev.tradewind.identity.Person;
import dev.tradewind.identity.Role;
import dev.tradewind.policy.LatestStartRule;
import dev.tradewind.recommendation.Recommendations;
import dev.tradewind.workload.Workload;
import dev.tradewind.workload.Workloads;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What people may do to an execution under way. Each takes a reason, is audited, and wakes the driver. */
@Component
public class Interventions {
    private static final Set<StepKind> SKIPPABLE =
            EnumSet.of(StepKind.RESERVE, StepKind.PREPARE, StepKind.DISPATCH, StepKind.VERIFY);

    /** Skipping would begin in a freeze, or pass over all of the preparation for the sake of one word. */
    private static final Set<HoldReason> SAID = EnumSet.of(HoldReason.FREEZE, HoldReason.SIGNAL, HoldReason.PATH);

    private final Ledger ledger;
    private final ExecutionScheduler scheduler;
    private final Recommendations recommendations;
    private final Workloads workloads;
    private final Gates gates;
    private final ByHand byHand;
    private final Dispatch dispatch;
    private final DataMoves moves;
    private final CopyWork copies;
    private final ExecutionSignals signals;
    private final CurrentPerson person;
    private final People people;
    private final Clock clock;

    Interventions(
            Ledger ledger,
            ExecutionScheduler scheduler,
            Recommendations recommendations,
            Workloads workloads,
            Gates gates,
            ByHand byHand,
            Dispatch dispatch,
            DataMoves moves,
            CopyWork copies,
            ExecutionSignals signals,
            CurrentPerson person,
            People people,
            Clock clock) {
        this.ledger = ledger;
        this.scheduler = scheduler;
        this.recommendations = recommendations;
        this.workloads = workloads;
        this.gates = gates;
        this.byHand = byHand;
        this.dispatch = dispatch;
        this.moves = moves;
        this.copies = copies;
        this.signals = signals;
        this.person = person;
        this.people = people;
        this.clock = clock;
    }

    /** Ends it, and undoes what was done so far. */
    public ExecutionSummary cancel(UUID id, String reason) {
        return intervene(
                id,
                "cancelled-by-person",
                operator(id),
                reason,
                e -> e.become(ExecutionState.CANCELLING, reason.trim(), clock.instant()));
    }

    /** Undoes one that has succeeded, or tries once more to undo what could not be undone. */
    public ExecutionSummary rollBack(UUID id, String reason) {
        return intervene(id, "rolled-back-by-person", operator(id), reason, e -> {
            copies.lasting(e.summary()).ifPresent(why -> {
                throw new IllegalStateException(why);
            });
            var end = e.state() == ExecutionState.COMPENSATION_FAILED ? e.endsAs() : ExecutionState.COMPENSATED;
            e.compensate(end, reason.trim(), clock.instant());
        });
    }

    /** Tries the step that waits for its next attempt at once, or asks a silent target again. */
    public ExecutionSummary retry(UUID id, String reason) {
        return intervene(id, "retried", operator(id), reason, e -> {
            var step = e.current().orElseThrow();
            if (e.state() == ExecutionState.COMPENSATION_FAILED) {
                e.compensate(e.endsAs(), reason.trim(), clock.instant());
            } else if (step.state() == StepState.RETRYING) {
                step.retryNow(clock.instant());
            } else if (e.state() != ExecutionState.UNKNOWN) {
                throw new IllegalStateException(e.shortId() + " is " + e.state()
                        + " and its step " + step.kind().title() + " is " + step.state()
                        + ": there is nothing to try again. Maybe it goes on by itself?");
            }
        });
    }

    /** Whether {@link #skip} would be taken, apart from who asks. */
    public boolean skippable(ExecutionSummary of) {
        var step =
                of.steps().stream().filter(s -> !s.state().done()).findFirst().orElse(null);
        return step != null
                && !text(of)
                && SKIPPABLE.contains(step.kind())
                && stands(of.state(), of.holdReason(), step.state())
                && (step.kind() != StepKind.PREPARE || moves.of(of.id()).isEmpty());
    }

    /** What advice proposes is a text: it is applied, by us or by hand, or it is not. So with a copy of data. */
    private boolean text(ExecutionSummary of) {
        return recommendations
                .byId(of.recommendationId())
                .map(r -> r.kind().artefact())
                .orElse(false);
    }

    private static boolean stands(ExecutionState state, @Nullable HoldReason hold, StepState step) {
        return state == ExecutionState.UNKNOWN
                || state == ExecutionState.HELD && !SAID.contains(hold)
                || state == ExecutionState.RUNNING && step == StepState.RETRYING;
    }

    /**
     * Passes over the step that does not go on: it counts as done, and is not undone later. Not the check of what was
     * approved, nor what writes our own records, nor in a freeze.
     */
    public ExecutionSummary skip(UUID id, String reason) {
        return intervene(id, "step-skipped-by-person", operator(id), reason, e -> {
            var step = e.current().orElseThrow(() -> new IllegalStateException(e.shortId() + " has no step left"));
            if (text(e.summary())) {
                throw new IllegalStateException(
                        "A text is applied or it is not, a copy made or not. Maybe confirm or cancel it?");
            }
            if (!SKIPPABLE.contains(step.kind())) {
                throw new IllegalStateException(
                        "%s cannot be skipped, only %s".formatted(step.kind().title(), SKIPPABLE));
            }
            if (!stands(e.state(), e.holdReason(), step.state())) {
                throw new IllegalStateException(
                        "%s is %s%s and its step %s is %s: only a step that does not go on is skipped"
                                .formatted(
                                        e.shortId(),
                                        e.state(),
                                        e.holdReason() == null ? "" : " by " + e.holdReason(),
                                        step.kind().title(),
                                        step.state()));
            }
            if (step.kind() == StepKind.PREPARE && !moves.of(id).isEmpty()) {
                throw new IllegalStateException(
                        "Data are half copied. Maybe raise the egress budget, retry, or cancel, which removes them?");
            }
            if (e.state() != ExecutionState.RUNNING) {
                e.become(ExecutionState.RUNNING, reason.trim(), clock.instant());
            }
            step.become(StepState.SKIPPED, "skipped by a person: " + reason.trim(), clock.instant());
        });
    }

    /** Nothing more begins; a run that waits on a target which can hold it is held there. */
    public ExecutionSummary pause(UUID id, String reason) {
        var paused = intervene(
                id,
                "paused-by-person",
                operator(id),
                reason,
                e -> e.become(ExecutionState.PAUSED, reason.trim(), clock.instant()));
        dispatch.hold(paused, true);
        return paused;
    }

    public ExecutionSummary resume(UUID id, String reason) {
        var resumed = intervene(
                id,
                "resumed",
                operator(id),
                reason,
                e -> e.become(ExecutionState.RUNNING, reason.trim(), clock.instant()));
        dispatch.hold(resumed, false);
        return resumed;
    }

    /** Lets it start although the carbon gate is closed: an exception to policy, by somebody who did not propose it. */
    public ExecutionSummary startNow(UUID id, String reason) {
        var now = ledger.read(id);
        var by = approver(now, "An exception to a policy", "let it start");
        if (gates.guardrails(now).atLatestStart() == LatestStartRule.MISS) {
            throw new IllegalStateException(
                    "The policy says MISS: nobody can let it start while the grid is too dirty");
        }
        return intervene(id, "gate-waived", by, reason, e -> {
            if (dispatch.waitsAhead(e.summary())) {
                e.waiveGate(by.id().toString());
                return;
            }
            if (e.holdReason() != HoldReason.CARBON) {
                throw new IllegalStateException(e.shortId() + " is not held by the carbon gate");
            }
            e.waiveGate(by.id().toString());
            e.hold(HoldReason.CARBON, "a person let it start: " + reason.trim(), clock.instant());
        });
    }

    /**
     * Tells an execution that something happened outside. What waits for it goes on; one that nothing waits for yet is kept.
     *
     * @throws IllegalArgumentException if its key named another signal before
     * @throws IllegalStateException if the execution has ended
     */
    public ExecutionSummary signal(UUID id, SignalToGive given, Person by) {
        if (!by.has(Role.OPERATOR)) {
            throw new IllegalStateException("Giving a signal takes the role OPERATOR");
        }
        var now = ledger.read(id);
        by.require(ownerOf(now), environmentOf(now), Role.OPERATOR);
        var known = signals.byKey(id, given.key()).orElse(null);
        if (known != null) {
            if (!known.name().equals(given.name())) {
                throw new IllegalArgumentException("key '%s' gave signal %s before, not %s; one key, one signal"
                        .formatted(given.key(), known.name(), given.name()));
            }
            return now;
        }
        return intervene(id, "signalled", by, said(given), e -> {
            if (e.state().ended()) {
                throw new IllegalStateException(
                        e.shortId() + " is " + e.state() + ": nothing can wait for a signal now");
            }
            signals.add(id, given, by.displayName());
            if (e.holdReason() == HoldReason.SIGNAL || e.holdReason() == HoldReason.PATH) {
                e.current()
                        .filter(step -> step.state() == StepState.RETRYING)
                        .ifPresent(step -> step.retryNow(clock.instant()));
            }
        });
    }

    private static String said(SignalToGive given) {
        return given.reason().isBlank()
                ? ""
                : "signal %s, %s".formatted(given.name(), given.reason().trim());
    }

    /** As above, by the signed-in person or program. */
    public ExecutionSummary signal(UUID id, SignalToGive given) {
        return signal(id, given, person.current());
    }

    /** A person's word that the artefact was applied just now; the days after it are then looked at. */
    public ExecutionSummary confirmApplied(UUID id, String reason) {
        return confirmApplied(id, null, reason);
    }

    /** @param at when it was applied, if that was earlier: after the days that the promise rests on, and not in the future */
    public ExecutionSummary confirmApplied(UUID id, @Nullable Instant at, String reason) {
        return confirmApplied(id, at, reason, person.current());
    }

    /** As above, for somebody who is known already. */
    public ExecutionSummary confirmApplied(UUID id, @Nullable Instant at, String reason, Person who) {
        var by = operator(id, who);
        return intervene(id, "applied-by-hand", by, reason, e -> {
            if (e.holdReason() != HoldReason.MANUAL) {
                throw new IllegalStateException(e.shortId() + " does not wait for anybody to apply something");
            }
            byHand.confirm(e.summary(), at, by, reason.trim());
            e.current()
                    .filter(step -> step.state() == StepState.RETRYING)
                    .ifPresent(step -> step.retryNow(clock.instant()));
            e.hold(HoldReason.MANUAL, "applied by " + by.displayName() + ": " + reason.trim(), clock.instant());
        });
    }

    /**
     * Lets copying data cost more than was approved: by somebody who did not propose it.
     *
     * @param to the new limit, in the unit of the old one
     */
    public ExecutionSummary raiseEgressBudget(UUID id, BigDecimal to, String reason) {
        var by = approver(ledger.read(id), "More egress than was approved", "raise its egress budget");
        return intervene(id, "egress-budget-raised", by, reason, e -> {
            if (e.holdReason() != HoldReason.BUDGET) {
                throw new IllegalStateException(e.shortId() + " is not held by an egress budget");
            }
            var words = moves.raise(e.id(), to);
            e.current()
                    .filter(step -> step.state() == StepState.RETRYING)
                    .ifPresent(step -> step.retryNow(clock.instant()));
            e.hold(
                    HoldReason.BUDGET,
                    "%s, raised by %s: %s".formatted(words, by.displayName(), reason.trim()),
                    clock.instant());
        });
    }

    /** The signed-in person, who may let pass what policy or approval did not, and did not propose it. */
    private Person approver(ExecutionSummary now, String what, String who) {
        var by = person.current();
        if (!by.has(Role.APPROVER)) {
            throw new IllegalStateException(what + " takes the role APPROVER");
        }
        by.require(ownerOf(now), environmentOf(now), Role.APPROVER);
        if (proposed(now, by)) {
            throw new IllegalStateException("You proposed this, so somebody else must " + who);
        }
        return by;
    }

    private boolean proposed(ExecutionSummary of, Person by) {
        var proposer = recommendations.byId(of.recommendationId()).orElseThrow().proposedBy();
        return !proposer.startsWith("system:")
                && people.accountsOf(UUID.fromString(proposer)).contains(by.id());
    }

    /** Whether the signed-in person could let go on what stands still: in their scope, by their role, and not their own. */
    boolean waitsForMe(ExecutionSummary of) {
        boolean waives = of.holdReason() == HoldReason.CARBON || of.holdReason() == HoldReason.BUDGET;
        return of.state() == ExecutionState.HELD && waives
                ? mayWaive(of) && person.find().filter(by -> !proposed(of, by)).isPresent()
                : mayOperate(of);
    }

    /** Whether the signed-in person may hold, cancel, retry or roll it back. */
    public boolean mayOperate(ExecutionSummary of) {
        return may(of, Role.OPERATOR) || may(of, Role.APPROVER);
    }

    /** Whether the signed-in person may let pass what policy or approval did not: a closed gate, a spent budget. */
    public boolean mayWaive(ExecutionSummary of) {
        return may(of, Role.APPROVER);
    }

    /** Whether the signed-in person may give it a signal. */
    public boolean maySignal(ExecutionSummary of) {
        return may(of, Role.OPERATOR);
    }

    private boolean may(ExecutionSummary of, Role role) {
        return person.find()
                .filter(who -> who.may(role, ownerOf(of), environmentOf(of)))
                .isPresent();
    }

    private String ownerOf(ExecutionSummary of) {
        return recommendations.byId(of.recommendationId()).orElseThrow().owner();
    }

    /** Empty for a workload that is gone: then only roles that hold in every environment count. */
    private String environmentOf(ExecutionSummary of) {
        return workloads.byId(of.workloadId()).map(Workload::environment).orElse("");
    }

    private Person operator(UUID id) {
        return operator(id, person.current());
    }

    private Person operator(UUID id, Person by) {
        if (!by.has(Role.OPERATOR) && !by.has(Role.APPROVER)) {
            throw new IllegalStateException("This takes the role OPERATOR or APPROVER");
        }
        var of = ledger.read(id);
        by.require(
                ownerOf(of),
                environmentOf(of),
                by.has(Role.OPERATOR) ? Role.OPERATOR : Role.APPROVER,
                Role.OPERATOR,
                Role.APPROVER);
        return by;
    }

    private ExecutionSummary intervene(UUID id, String action, Person by, String reason, Consumer<Execution> change) {
        if (reason.isBlank()) {
            throw new IllegalArgumentException("This takes a reason: others will ask " + by.displayName() + " for it");
        }
        var after = ledger.byPerson(id, action, by.displayName(), reason.trim(), change);
        scheduler.wake(id);
        return after;
    }
}
