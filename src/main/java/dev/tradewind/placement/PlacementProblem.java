package dev.tradewind.placement;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.function.Function;

/**
 * Everything that a plan depends on, and nothing else. Order does not matter: sites, links and workloads are sorted by
 * id, so that a permuted input gives the same plan.
 */
public record PlacementProblem(
        Horizon horizon,
        Weights weights,
        List<CandidateSite> sites,
        List<Link> links,
        List<Candidate> workloads,
        List<Budget> budgets,
        List<TierPool> tierPools,
        List<Together> together,
        List<ReplicaOffer> replicas) {
    public PlacementProblem(
            Horizon horizon, Weights weights, List<CandidateSite> sites, List<Link> links, List<Candidate> workloads) {
        this(horizon, weights, sites, links, workloads, List.of(), List.of(), List.of());
    }

    /** Without a decision about copies of data. */
    public PlacementProblem(
            Horizon horizon,
            Weights weights,
            List<CandidateSite> sites,
            List<Link> links,
            List<Candidate> workloads,
            List<Budget> budgets,
            List<TierPool> tierPools,
            List<Together> together) {
        this(horizon, weights, sites, links, workloads, budgets, tierPools, together, List.of());
    }

    /** The same, which may make, keep or drop these copies. */
    public PlacementProblem offering(List<ReplicaOffer> offers) {
        return new PlacementProblem(horizon, weights, sites, links, workloads, budgets, tierPools, together, offers);
    }

    public PlacementProblem {
        sites = sorted(sites, CandidateSite::id);
        links = sorted(links, link -> link.from() + ">" + link.to());
        workloads = sorted(workloads, Candidate::id);
        budgets = sorted(budgets, Budget::id);
        tierPools = sorted(tierPools, TierPool::id);
        together = sorted(together, Together::id);
        // Problems that were stored before there were any offer none.
        replicas = replicas == null ? List.of() : sorted(replicas, ReplicaOffer::id);
        Precedence.requireAcyclic(workloads);
        for (var offer : replicas) {
            requireMayLie(offer, sites, workloads);
        }
        for (var site : sites) {
            for (var series : List.of(
                    site.vcpuNanoUsdPerHour(),
                    site.gibNanoUsdPerHour(),
                    site.gpuNanoUsdPerHour(),
                    site.milligramsPerKwh())) {
                requireSlots(site.id(), series, horizon);
            }
            if (site.capacity() != null) {
                for (var resource : Resource.values()) {
                    requireSlots(site.id(), site.capacity().of(resource), horizon);
                }
            }
        }
    }

    /** A copy lies nowhere where what is written to its data set may not lie, and nowhere where that is already. */
    private static void requireMayLie(ReplicaOffer offer, List<CandidateSite> sites, List<Candidate> workloads) {
        var country = sites.stream()
                .filter(site -> site.id().equals(offer.site()))
                .map(CandidateSite::country)
                .findFirst()
                .orElse("");
        for (var workload : workloads) {
            for (var need : workload.data()) {
                var rules = need.rules();
                var kept = rules != null
                        && !rules.countries().isEmpty()
                        && !rules.countries().contains(country);
                if (offer.dataSet().equals(need.name()) && (kept || need.site().equals(offer.site()))) {
                    throw new IllegalArgumentException("a copy of '" + offer.dataSet() + "' at " + offer.site()
                            + " is not to be, for '" + workload.id() + "'. Maybe leave the offer out?");
                }
            }
        }
    }

    private static void requireSlots(String site, Series series, Horizon horizon) {
        if (series.slots() != horizon.slots()) {
            throw new IllegalArgumentException("a series of site '" + site + "' has " + series.slots()
                    + " values, the horizon has " + horizon.slots() + " slots. Maybe fill the rest as unknown?");
        }
    }

    private static <T> List<T> sorted(List<T> parts, Function<T, String> id) {
        var seen = new HashSet<String>();
        for (var part : parts) {
            if (!seen.add(id.apply(part))) {
                throw new IllegalArgumentException("'" + id.apply(part) + "' occurs twice. Maybe merge the two?");
            }
        }
        return parts.stream().sorted(Comparator.comparing(id)).toList();
    }
}
