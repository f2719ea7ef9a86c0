package dev.tradewind.planning;

import dev.tradewind.placement.Candidate;
import dev.tradewind.placement.Horizon;
import dev.tradewind.placement.PlacementProblem;
import dev.tradewind.placement.Weights;
import dev.tradewind.policy.Policies;
import dev.tradewind.policy.PolicyRule;
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
import java.util.Optional;
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
    private final PlanningSettings settings;
    private final Clock clock;

    SnapshotBuilder(
            Workloads workloads,
            Policies policies,
            SiteInputs sites,
            LinkInputs links,
            WorkloadInputs candidates,
            PlanningSettings settings,
            Clock clock) {
        this.workloads = workloads;
        this.policies = policies;
        this.sites = sites;
        this.links = links;
        this.candidates = candidates;
        this.settings = settings;
        this.clock = clock;
    }

    /** @param names of the workloads to plan; empty: all */
    Snapshot freeze(Set<String> names) {
        var now = clock.instant();
        // The running hour cannot be planned any more: slot 0 is the next full hour.
        return from(now, now.truncatedTo(ChronoUnit.HOURS).plus(1, ChronoUnit.HOURS), names, List.of());
    }

    /** All workloads, from the running hour on, with the links that these others need besides. */
    Snapshot running(Collection<Candidate> others) {
        var now = clock.instant();
        return from(now, now.truncatedTo(ChronoUnit.HOURS), Set.of(), others);
    }

    private Snapshot from(Instant now, Instant first, Set<String> names, Collection<Candidate> others) {
        var horizon = new Horizon(first, 60, settings.horizonHours());
        var active = policies.active();
        var planned = new ArrayList<Candidate>();
        var subjects = new ArrayList<Snapshot.Subject>();
        var leftOut = new ArrayList<Snapshot.LeftOut>();
        var providers = new TreeSet<String>();
        for (var workload : workloads.all()) {
            providers.add(provider(workload));
            if (!names.isEmpty() && !names.contains(workload.name())) {
                continue;
            }
            var guardrails = WorkloadInputs.guardrails(workload, active);
            guardrails.providers().ifPresent(providers::addAll);
            Optional<Candidate> found;
            try {
                found = candidates.of(workload, horizon, guardrails);
            } catch (IllegalArgumentException unreadable) {
                // One label that nobody can read must not keep all others from their plan.
                leftOut.add(new Snapshot.LeftOut(workload.name(), String.valueOf(unreadable.getMessage())));
                continue;
            }
            found.ifPresentOrElse(
                    candidate -> {
                        planned.add(candidate);
                        subjects.add(new Snapshot.Subject(
                                workload.id(),
                                workload.name(),
                                workload.owner(),
                                workload.environment(),
                                guardrails.maxGramsPerKwh(),
                                guardrails.rules().stream()
                                        .map(PolicyRule::name)
                                        .sorted()
                                        .toList()));
                    },
                    () -> leftOut.add(new Snapshot.LeftOut(
                            workload.name(),
                            "no run of it falls into the next " + settings.horizonHours() + " hours")));
        }
        others.forEach(other -> providers.addAll(other.limits().allowedProviders()));
        var inputs = sites.of(horizon, providers);
        var reached = new ArrayList<>(planned);
        reached.addAll(others);
        var problem = new PlacementProblem(
                horizon, weights(), inputs.candidates(), links.of(inputs.candidates(), reached), planned);
        return new Snapshot(now, effort(), problem, inputs.origins(), subjects, leftOut);
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
