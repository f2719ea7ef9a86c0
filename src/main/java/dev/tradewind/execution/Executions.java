package dev.tradewind.execution;

import dev.tradewind.audit.AuditTrail;
import dev.tradewind.audit.Change;
import dev.tradewind.policy.LatestStartRule;
import dev.tradewind.quantity.Ids;
import dev.tradewind.recommendation.RecommendationApproved;
import dev.tradewind.recommendation.RecommendationClosed;
import dev.tradewind.recommendation.RecommendationReturned;
import dev.tradewind.recommendation.RecommendationSummary;
import dev.tradewind.recommendation.Recommendations;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** All executions: what people may look at, and how one comes to be. What people may do is in {@link Interventions}. */
@Component
@Transactional
public class Executions {
    private static final int OUTPUT_SHOWN = 64 * 1024;

    private final ExecutionStore store;
    private final Recommendations recommendations;
    private final ExecutionScheduler scheduler;
    private final History history;
    private final PastExecutions past;
    private final Dispatch dispatch;
    private final Executors executors;
    private final Applying applying;
    private final CopyWork copies;
    private final DataMoves moves;
    private final CopyBills copyBills;
    private final Gates gates;
    private final ExecutorRefusals refusals;
    private final ExecutionSignals signals;
    private final SignalGate signalGate;
    private final PathOrders paths;
    private final AuditTrail audit;
    private final Clock clock;

    Executions(
            ExecutionStore store,
            Recommendations recommendations,
            ExecutionScheduler scheduler,
            History history,
            PastExecutions past,
            Dispatch dispatch,
            Executors executors,
            Applying applying,
            CopyWork copies,
            DataMoves moves,
            CopyBills copyBills,
            Gates gates,
            ExecutorRefusals refusals,
            ExecutionSignals signals,
            SignalGate signalGate,
            PathOrders paths,
            AuditTrail audit,
            Clock clock) {
        this.store = store;
        this.recommendations = recommendations;
        this.scheduler = scheduler;
        this.history = history;
        this.past = past;
        this.dispatch = dispatch;
        this.executors = executors;
        this.applying = applying;
        this.copies = copies;
        this.moves = moves;
        this.copyBills = copyBills;
        this.gates = gates;
        this.refusals = refusals;
        this.signals = signals;
        this.signalGate = signalGate;
        this.paths = paths;
        this.audit = audit;
        this.clock = clock;
    }

    /** In the transaction of the last approval: approved and scheduled are one fact. */
    @EventListener
    void create(RecommendationApproved approved) {
        var recommendation = recommendations.byId(approved.recommendationId()).orElseThrow();
        var steps = Arrays.stream(StepKind.values())
                .map(kind -> new ExecutionStep(Ids.next(), kind))
                .toList();
        var execution =
                new Execution(Ids.next(), store.nextNumber(), assignment(recommendation), steps, clock.instant());
        store.saveAndFlush(execution);
        var line = history.add(
                execution.id(), 0, Moved.of(execution.summary()), "scheduled for " + recommendation.shortId());
        audit.record(Change.of(
                "execution.scheduled",
                "execution",
                execution.shortId(),
                Ledger.told(Ledger.facts(execution.summary(), null), line)));
        scheduler.schedule(execution.id());
    }

    private Assignment assignment(RecommendationSummary of) {
        return new Assignment(
                of.id(),
                of.shortId(),
                of.digest(),
                of.workloadId(),
                of.workload(),
                of.fromSite(),
                of.toSite(),
                of.toStart(),
                of.latestStartAt(),
                executor(of));
    }

    private String executor(RecommendationSummary of) {
        if (of.copiesData()) {
            return copies.carrier(of);
        }
        return of.artefact() ? applying.target(of.id(), of.toSite()).orElse(ByHand.ID) : executors.serving(of.toSite());
    }

    @EventListener
    void drop(RecommendationReturned returned) {
        dropWaiting(returned.recommendationId(), returned.because());
    }

    @EventListener
    void drop(RecommendationClosed closed) {
        dropWaiting(closed.recommendationId(), closed.because());
    }

    /** What has not begun need not begin; what has begun is the driver's. */
    private void dropWaiting(UUID recommendation, String because) {
        for (var execution : store.findByRecommendationId(recommendation)) {
            var step = execution.step(StepKind.PRECHECK);
            boolean waits = execution.state() == ExecutionState.SCHEDULED || execution.state() == ExecutionState.HELD;
            if (waits && step.state() == StepState.PENDING) {
                var before = Ledger.facts(execution.summary(), null);
                execution.become(ExecutionState.CANCELLED, because, clock.instant());
                var after = execution.summary();
                var line = history.add(after.id(), after.fence(), Moved.of(after), "cancelled: " + because);
                audit.record(Change.of(
                                "execution.cancelled",
                                "execution",
                                after.shortId(),
                                before,
                                Ledger.told(Ledger.facts(after, null), line))
                        .because(because));
            }
        }
    }

    @Transactional(readOnly = true)
    public List<ExecutionSummary> latest(int most) {
        return store.findAllByOrderByNumberDesc(Limit.of(most)).stream()
                .map(Execution::summary)
                .toList();
    }

    /** The ones made before this one, the newest first. */
    @Transactional(readOnly = true)
    public List<ExecutionSummary> before(ExecutionSummary than, int most) {
        var number = Long.parseLong(than.shortId().substring(than.shortId().indexOf('-') + 1));
        return store.findByNumberLessThanOrderByNumberDesc(number, Limit.of(most)).stream()
                .map(Execution::summary)
                .toList();
    }

    @Transactional(readOnly = true)
    public Optional<ExecutionSummary> byId(UUID id) {
        return store.findById(id).map(Execution::summary);
    }

    /** By what people type: {@code EXE-1001}. */
    @Transactional(readOnly = true)
    public Optional<ExecutionSummary> byShortId(String shortId) {
        return shortId.matches("(?i)EXE-\\d{1,18}")
                ? store.findByNumber(Long.parseLong(shortId.substring(4))).map(Execution::summary)
                : Optional.empty();
    }

    @Transactional(readOnly = true)
    public List<ExecutionSummary> of(UUID recommendation) {
        return store.findByRecommendationId(recommendation).stream()
                .map(Execution::summary)
                .toList();
    }

    @Transactional(readOnly = true)
    public List<HistoryLine> history(UUID id) {
        return history.of(id);
    }

    /** What it was told from outside, in the order in which it came. */
    @Transactional(readOnly = true)
    public List<GivenSignal> signals(UUID id) {
        return signals.of(id);
    }

    /** The signal that holds it now; empty where none does. */
    @Transactional(readOnly = true)
    public Optional<AwaitedSignal> awaitedSignal(ExecutionSummary of) {
        return of.holdReason() == HoldReason.SIGNAL
                ? signalGate.awaited(of).stream().findFirst()
                : of.holdReason() == HoldReason.PATH ? paths.awaited(of) : Optional.empty();
    }

    /** What executors would not take of it, with what they were asked; the latest first. */
    @Transactional(readOnly = true)
    public List<Refusal> refusals(UUID id) {
        return refusals.of(id);
    }

    /** Why its history does not lead to what is stored; empty where it does, or where it is too old to be replayed. */
    @Transactional(readOnly = true)
    public Optional<String> historyBroken(UUID id) {
        return past.broken(id);
    }

    /**
     * What it was then, by its history alone.
     *
     * @throws IllegalArgumentException when it was not there yet
     * @throws IllegalStateException when its history is not whole, or is older than replaying
     */
    @Transactional(readOnly = true)
    public AsItWas asItWas(UUID id, Instant at) {
        return past.at(id, at);
    }

    /** The last 64 KiB that the latest attempt of the run wrote. */
    @Transactional(readOnly = true)
    public String output(UUID id) {
        var execution = byId(id).orElseThrow();
        return dispatch.output(
                execution, execution.steps().get(StepKind.DISPATCH.ordinal()).attempts(), OUTPUT_SHOWN);
    }

    /** The data sets that it copies before it is dispatched, in their order; empty until it does. */
    @Transactional(readOnly = true)
    public List<CopiedData> copiedData(UUID id) {
        return moves.of(id).stream()
                .map(move -> CopiedData.of(move, moves.spentUsd(move), clock.instant()))
                .toList();
    }

    /** What the bills that count now say of these copies, or why they cannot tell; in the same order. */
    @Transactional(readOnly = true)
    public List<CopyBill> copyBills(UUID id) {
        var moved = moves.of(id);
        return moved.isEmpty()
                ? List.of()
                : copyBills.of(moved, byId(id).orElseThrow().workload());
    }

    /** Whether a target has it, waits by itself for slot and grid, and was not heard to have started it. */
    public boolean waitsAhead(ExecutionSummary of) {
        return dispatch.waitsAhead(of);
    }

    /** Limit, reading and latest start of the carbon gate; empty where no policy limits carbon. */
    @Transactional(readOnly = true)
    public Optional<GateStatus> gate(UUID id) {
        var execution = byId(id).orElseThrow();
        if (copies.carries(execution)) {
            return Optional.empty();
        }
        var guardrails = gates.guardrails(execution);
        var limit = guardrails.maxGramsPerKwh();
        if (limit == null) {
            return Optional.empty();
        }
        var reading = gates.reading(execution, clock.instant());
        return Optional.of(new GateStatus(
                limit,
                reading.zone(),
                reading.now(),
                reading.worstGramsPerKwh(),
                reading.hours(),
                gates.latestStart(execution),
                guardrails.atLatestStart(),
                gates.around(reading.zone(), clock.instant())));
    }

    /** What waits for its workload and is due, while it has not begun its run; empty where nothing is. */
    @Transactional(readOnly = true)
    public Optional<Downstream.Demand> demand(ExecutionSummary of) {
        boolean ahead = switch (of.steps().get(StepKind.DISPATCH.ordinal()).state()) {
            case PENDING, RETRYING -> !of.state().ended();
            case RUNNING, SUCCEEDED, FAILED, SKIPPED, COMPENSATING, COMPENSATED -> false;
        };
        return ahead && !copies.carries(of) ? gates.demand(of) : Optional.empty();
    }

    /** Those that missed their window since then, the latest first: nothing ran, and somebody may have waited for it. */
    @Transactional(readOnly = true)
    public List<ExecutionSummary> missedSince(Instant since) {
        return store
                .findByStateAndStateAtGreaterThanEqualOrderByStateAtDesc(ExecutionState.MISSED_WINDOW, since)
                .stream()
                .map(Execution::summary)
                .toList();
    }

    /** Those that stand still until a person says how to go on. */
    @Transactional(readOnly = true)
    public List<ExecutionSummary> waitingForAPerson() {
        return store
                .findByStateIn(
                        EnumSet.of(ExecutionState.HELD, ExecutionState.UNKNOWN, ExecutionState.COMPENSATION_FAILED))
                .stream()
                .map(Execution::summary)
                .filter(e -> e.state() != ExecutionState.HELD || asks(e))
                .toList();
    }

    private boolean asks(ExecutionSummary held) {
        return held.holdReason() == HoldReason.MANUAL
                || held.holdReason() == HoldReason.BUDGET
                || held.holdReason() == HoldReason.PATH
                || held.holdReason() == HoldReason.CARBON
                        && gates.guardrails(held).atLatestStart() == LatestStartRule.ASK;
    }

    @Transactional(readOnly = true)
    public Map<ExecutionState, Long> countByState() {
        var counts = new EnumMap<ExecutionState, Long>(ExecutionState.class);
        for (var state : ExecutionState.values()) {
            counts.put(state, store.countByState(state));
        }
        return counts;
    }
}
