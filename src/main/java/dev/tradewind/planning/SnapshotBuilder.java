package dev.tradewind.planning;

import dev.tradewind.placement.Candidate;
import dev.tradewind.placement.Horizon;
import dev.tradewind.placement.PlacementProblem;
import dev.tradewind.placement.Weights;
import dev.tradewind.policy.Policies;
import dev.tradewind.workload.Workload;
import dev.tradewind.workload.Workloads;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.stereotype.Component;

/** Freezes what is known now. */
@Component
class SnapshotBuilder {
    private final Workloads workloads;
    private final Policies policies;
    private final SiteInputs sites;
    private final LinkInputs links;
    private final WorkloadInputs candidates;
    private final TierInputs tiers;
    private final BudgetInputs budgets;
    private final ReplicaInputs replicas;
    private final Outages outages;
    private final PlacedRuns runs;
    private final PlanningSettings settings;
    private final Clock clock;

    SnapshotBuilder(
            Workloads workloads,
            Policies policies,
            SiteInputs sites,
            LinkInputs links,
            WorkloadInputs candidates,
            TierInputs tiers,
            BudgetInputs budgets,
            ReplicaInputs replicas,
            Outages outages,
            PlacedRuns runs,
            PlanningSettings settings,
            Clock clock) {
        this.workloads = workloads;
        this.policies = policies;
        this.sites = sites;
        this.links = links;
        this.candidates = candidates;
        this.tiers = tiers;
        this.budgets = budgets;
        this.replicas = replicas;
        this.outages = outages;
        this.runs = runs;
        this.settings = settings;
        this.clock = clock;
    }

    /** @param names of the workloads to plan; empty: all */
    Snapshot freeze(Set<String> names) {
        var now = clock.instant();
        // The running hour cannot be planned any more: slot 0 is the next full hour.
        return from(now, now.truncatedTo(ChronoUnit.HOURS).plus(1, ChronoUnit.HOURS), names, List.of(), false);
    }

    /** All workloads, from the running hour on, with the links that these others need besides. */
    Snapshot running(Collection<Candidate> others) {
        var now = clock.instant();
        return from(now, now.truncatedTo(ChronoUnit.HOURS), Set.of(), others, true);
    }

    /** Those named, with those who share a budget with one of them or stand where room is limited. */
    private Set<String> sharing(List<Workload> all, Set<String> names) {
        var budgeted = policies.active().stream()
                .filter(rule -> rule.monthly() != null)
                .filter(rule -> all.stream()
                        .filter(workload -> names.contains(workload.name()))
                        .anyMatch(workload -> rule.appliesTo(WorkloadInputs.attributes(workload))))
                .toList();
        var sharing = new TreeSet<>(names);
        for (var workload : all) {
            var attributes = WorkloadInputs.attributes(workload);
            if (settings.capacity().containsKey(workload.siteId())
                    || budgeted.stream().anyMatch(rule -> rule.appliesTo(attributes))) {
                sharing.add(workload.name());
            }
        }
        return sharing;
    }

    /** Names of the workloads that stand in the dark, or need a way that is down. */
    Set<String> concernedBy(Darkness darkness) {
        var horizon = new Horizon(
                clock.instant().truncatedTo(ChronoUnit.HOURS).plus(1, ChronoUnit.HOURS), 60, settings.horizonHours());
        var names = new TreeSet<String>();
        for (var workload : workloads.all()) {
            try {
                candidates
                        .of(workload, horizon, policies.guardrails(WorkloadInputs.attributes(workload)))
                        .filter(darkness::concerns)
                        .ifPresent(candidate -> names.add(workload.name()));
            } catch (IllegalArgumentException unreadable) {
                // The plan names it among what is left out, with the reason.
                names.add(workload.name());
            }
        }
        return names;
    }

    private Snapshot from(
            Instant now, Instant first, Set<String> names, Collection<Candidate> others, boolean deciding) {
        var horizon = new Horizon(first, 60, settings.horizonHours());
        var all = workloads.all();
        var ties = new WorkloadTies(all);
        var gathered = new Gathering(candidates, horizon, all);
        var providers = new TreeSet<String>();
        all.forEach(workload -> providers.add(provider(workload)));
        var reached = names.isEmpty() ? names : ties.reaching(sharing(all, names));
        var inOrder = ties.inOrder();
        for (var workload : inOrder) {
            var guardrails = policies.guardrails(WorkloadInputs.attributes(workload));
            if (names.isEmpty() || reached.contains(workload.name())) {
                guardrails.providers().ifPresent(providers::addAll);
                gathered.add(workload, guardrails, names.isEmpty() || names.contains(workload.name()), !deciding);
            }
        }
        var circle = new ArrayList<>(all);
        circle.removeAll(inOrder);
        circle.forEach(workload -> gathered.leaveOut(workload, "it waits, over others, for itself"));
        others.forEach(other -> providers.addAll(other.limits().allowedProviders()));
        var inputs = sites.of(horizon, providers);
        var darkness = new Darkness(outages.lasting());
        var known = gathered.candidates();
        var needing = new ArrayList<>(known);
        needing.addAll(others);
        var found = links.of(inputs.candidates(), needing, now);
        var copies = deciding
                ? replicas.none(known)
                : replicas.of(all, known, inputs.candidates(), found.all(), horizon, weights());
        var planned = copies.candidates();
        if (!copies.offers().isEmpty()) {
            found = links.of(inputs.candidates(), copies.reachingAll(), now);
        }
        var tiered = tiers.of(darkness.overLinks(found.all()), planned);
        var problem = new PlacementProblem(
                horizon,
                weights(),
                // A plan may be about the very runs that were ordered; a decision is for others.
                darkness.over(TakenByRuns.from(
                        inputs.candidates(),
                        deciding ? runs.open() : TakenByRuns.ofOthers(runs.open(), planned),
                        horizon)),
                tiered.links(),
                planned,
                budgets.of(gathered.planned()),
                tiered.pools(),
                ties.rules(gathered.planned()),
                copies.offers());
        return new Snapshot(
                now,
                effort(),
                problem,
                inputs.origins(),
                found.origins(),
                gathered.subjects(),
                gathered.leftOut(),
                copies.origins());
    }

    Weights weights() {
        return new Weights(
                Units.nanoUsd(settings.carbonUsdPerTonne().scaleByPowerOfTen(-6)),
                Units.nanoUsd(settings.latencyUsdPerMilli()),
                Units.nanoUsd(settings.delayUsdPerHour()),
                settings.amortiseMonths());
    }

    private Snapshot.Effort effort() {
        var perMillion = settings.gapPercent()
                .multiply(BigDecimal.valueOf(10_000))
                .setScale(0, RoundingMode.HALF_UP)
                .longValueExact();
        return new Snapshot.Effort(settings.iterations(), perMillion, 0);
    }

    static String provider(Workload workload) {
        return workload.siteId().substring(0, workload.siteId().indexOf(':'));
    }
}
