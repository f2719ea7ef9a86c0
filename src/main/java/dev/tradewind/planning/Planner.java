package dev.tradewind.planning;

import dev.tradewind.audit.AuditTrail;
import dev.tradewind.audit.Change;
import dev.tradewind.evidence.Blobs;
import dev.tradewind.placement.PlacementEngine;
import dev.tradewind.placement.Plan;
import dev.tradewind.quantity.Ids;
import dev.tradewind.quantity.Money;
import dev.tradewind.workload.Workloads;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Freezes a snapshot, runs the engine on it, and stores snapshot, plan, audit entry and event in one transaction. */
@Component
public class Planner {
    private static final int STORE_TRIES = 5;

    private final SnapshotBuilder snapshots;
    private final Plans plans;
    private final Blobs blobs;
    private final AuditTrail audit;
    private final ApplicationEventPublisher events;
    private final Workloads workloads;
    private final MayPlan mayPlan;
    private final PlanningSettings settings;
    private final PlanningTimers timers;
    private final Replans replans;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Planner(
            SnapshotBuilder snapshots,
            Plans plans,
            Blobs blobs,
            AuditTrail audit,
            ApplicationEventPublisher events,
            Workloads workloads,
            MayPlan mayPlan,
            PlanningSettings settings,
            PlanningTimers timers,
            Replans replans,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.snapshots = snapshots;
        this.plans = plans;
        this.blobs = blobs;
        this.audit = audit;
        this.events = events;
        this.workloads = workloads;
        this.mayPlan = mayPlan;
        this.settings = settings;
        this.timers = timers;
        this.replans = replans;
        transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    public PlanId run(PlanRequest request) {
        return run(request, () -> false);
    }

    /**
     * @param cancelled asked between iterations; what was found until then is stored
     * @throws org.springframework.security.access.AccessDeniedException when whoever asks may not plan
     */
    public PlanId run(PlanRequest request, BooleanSupplier cancelled) {
        mayPlan.require();
        var started = clock.instant();
        var snapshot = snapshots.freeze(request.workloads());
        var plan =
                new PlacementEngine(snapshot.problem()).plan(snapshot.effort().options(cancelled));
        var changes = new PlannedChanges(snapshot, settings.minimum()).of(plan);
        var planned = new PlannedReplicas(snapshot, settings.minimum(), workloads.all());
        var copies = new Copies(planned.of(plan, changes), planned.unseen());
        // Evidence first: a row must never refer to bytes that are not there yet.
        var snapshotHash = blobs.put(PlanJson.write(snapshot)).sha256();
        var planHash = blobs.put(PlanJson.write(plan)).sha256();
        var took = Duration.between(started, clock.instant()).toMillis();
        timers.planned(took);
        return stored(() -> store(request, snapshot, plan, changes, copies, snapshotHash, planHash, took));
    }

    /** A decision or an execution may touch the same recommendation at this very moment: the plan is not lost for that. */
    private PlanId stored(Supplier<PlanSummary> work) {
        for (var tries = 1; ; tries++) {
            try {
                return Objects.requireNonNull(transaction.execute(status -> work.get()))
                        .id();
            } catch (ConcurrencyFailureException raced) {
                if (tries == STORE_TRIES) {
                    throw raced;
                }
            }
        }
    }

    /**
     * What a known workload's change to this site and start would do to its billed cost as things are now, USD a month;
     * negative saves. Empty where a rule forbids it now or it cannot be scored.
     *
     * @param start null for a service
     */
    public Optional<BigDecimal> reassess(String workload, String site, @Nullable Instant start) {
        return workloads.byName(workload).flatMap(found -> {
            var problem = snapshots.freeze(java.util.Set.of(found.name())).problem();
            return problem.workloads().stream()
                    .findFirst()
                    .map(candidate -> Pinned.to(candidate, site, start, problem.horizon()))
                    .map(candidate ->
                            new PlacementEngine(problem).decide(candidate).placed())
                    .filter(placed -> placed.today() != null)
                    .map(placed -> Money.ofNanoUsd(placed.choice().terms().billedNanoUsd()
                                    - Objects.requireNonNull(placed.today())
                                            .terms()
                                            .billedNanoUsd())
                            .amount());
        });
    }

    private record Copies(List<PlannedReplica> planned, java.util.Set<String> unseen) {}

    private PlanSummary store(
            PlanRequest request,
            Snapshot snapshot,
            Plan plan,
            List<PlannedChange> changes,
            Copies copies,
            String snapshotHash,
            String planHash,
            long tookMillis) {
        var gap = plan.gapPerMillion();
        var summary = new PlanSummary(
                new PlanId(Ids.next()),
                plans.nextNumber(),
                clock.instant().truncatedTo(ChronoUnit.MICROS),
                request.reason(),
                snapshotHash,
                planHash,
                snapshot.problem().horizon().from(),
                snapshot.problem().horizon().slots()
                        * snapshot.problem().horizon().slotMinutes()
                        / 60,
                Money.ofNanoUsd(plan.objectiveNanoUsd()),
                Money.ofNanoUsd(plan.boundNanoUsd()),
                gap == null ? null : (Double) (gap / 10_000.0),
                changes.stream().map(PlannedChange::deltaUsdPerMonth).reduce(Money.zero("USD"), Money::plus),
                changes.stream().mapToDouble(PlannedChange::deltaKgCo2ePerMonth).sum(),
                plan.assignments().size(),
                plan.infeasible().size(),
                changes.size(),
                plan.iterations(),
                plan.stopReason().name(),
                tookMillis);
        plans.insert(summary, changes);
        replans.covered(covered(request, snapshot), snapshot.takenAt());
        audit.record(Change.of("plan.completed", "plan", summary.shortId(), facts(summary, gap))
                .because(request.reason())
                .restingOn(List.of(snapshotHash, planHash)));
        events.publishEvent(new PlanCompleted(
                summary.id(),
                summary.shortId(),
                summary.createdAt(),
                summary.snapshotHash(),
                snapshot.subjects().stream().map(Snapshot.Subject::id).collect(Collectors.toSet()),
                changes,
                copies.planned(),
                copies.unseen()));
        return summary;
    }

    /** Those it was asked for; all that it saw, also where it found nothing to plan, when nobody was named. */
    private static List<String> covered(PlanRequest request, Snapshot snapshot) {
        return request.workloads().isEmpty()
                ? java.util.stream.Stream.concat(
                                snapshot.subjects().stream().map(Snapshot.Subject::name),
                                snapshot.leftOut().stream().map(Snapshot.LeftOut::workload))
                        .toList()
                : List.copyOf(request.workloads());
    }

    private static Map<String, Object> facts(PlanSummary summary, @Nullable Long gapPerMillion) {
        return Map.of(
                "objectiveUsdPerMonth", summary.objective().amount().toPlainString(),
                "boundUsdPerMonth", summary.bound().amount().toPlainString(),
                "gapPerMillion", gapPerMillion == null ? "none" : gapPerMillion.toString(),
                "placed", summary.placed(),
                "infeasible", summary.infeasible(),
                "changes", summary.changes(),
                "iterations", summary.iterations(),
                "stopReason", summary.stopReason());
    }
}
