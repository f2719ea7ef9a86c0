package dev.tradewind.placement.search;

import dev.tradewind.placement.Budget;
import dev.tradewind.placement.Candidate;
import dev.tradewind.placement.DataNeed;
import dev.tradewind.placement.OfferedCopy;
import dev.tradewind.placement.PlacementProblem;
import dev.tradewind.placement.ReplicaOffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Collectors;

/**
 * Problems without a decision about copies, made from one that has it. With some of them there: what those cost is then the same
 * for every plan. Or relaxed: every copy may be read for an equal share of its cost among all that read the data set. Whoever
 * has a copy pays at least the shares of those who use it, so that no plan of the whole costs less than the relaxed one.
 */
public final class Copies {
    private Copies() {}

    /** As things are today. */
    public static PlacementProblem today(PlacementProblem of) {
        return of.replicas().isEmpty()
                ? of
                : standing(
                        of,
                        of.replicas().stream()
                                .filter(ReplicaOffer::kept)
                                .map(ReplicaOffer::id)
                                .collect(Collectors.toSet()));
    }

    /** @param open ids of the offers that are there */
    static PlacementProblem standing(PlacementProblem of, Set<String> open) {
        return with(of, (workload, need) -> {
            var replicas = others(of, need);
            offers(of, need).stream()
                    .filter(offer -> open.contains(offer.id()))
                    .forEach(offer -> replicas.add(offer.site()));
            return need.copiedAt(replicas, List.of());
        });
    }

    /** Every copy for a share of its cost: no plan of the whole costs less. */
    public static PlacementProblem relaxed(PlacementProblem of) {
        var readers = new HashMap<String, Long>();
        for (var workload : of.workloads()) {
            for (var need : workload.data()) {
                if (need.name() != null && need.readMegabytes() > 0) {
                    readers.merge(need.name(), 1L, Long::sum);
                }
            }
        }
        return with(of, (workload, need) -> {
            var copies = offers(of, need).stream()
                    .map(offer -> new OfferedCopy(
                            offer.site(),
                            fee(
                                    of,
                                    workload,
                                    offer.monthlyNanoUsd(of.weights()) / readers.getOrDefault(offer.dataSet(), 1L))))
                    .toList();
            return need.copiedAt(others(of, need), copies);
        });
    }

    /**
     * Of a run, so that a month of it is no more than the share after all that is rounded. Where egress has a ceiling or a
     * budget the fee is nothing: it must not make a way with less egress look dearer than one with more.
     */
    private static long fee(PlacementProblem of, Candidate workload, long share) {
        var limits = workload.limits();
        var ceiling = limits.maxEgressNanoUsd() != null || limits.maxMonthlyEgressNanoUsd() != null;
        if (ceiling || of.budgets().stream().anyMatch(budget -> countsEgress(budget, workload))) {
            return 0;
        }
        if (workload.kind() == Candidate.Kind.SERVICE) {
            return share;
        }
        var times = workload.timesPerMonthPerMille();
        var each = share / workload.shape().runs() - 1;
        return times <= 0 || each <= 0 ? 0 : Math.multiplyExact(each, 1000L) / times;
    }

    private static boolean countsEgress(Budget budget, Candidate workload) {
        return budget.kind() != Budget.Kind.CARBON
                && (budget.workloads().isEmpty() || budget.workloads().contains(workload.id()));
    }

    private static ArrayList<String> others(PlacementProblem of, DataNeed need) {
        var replicas = new ArrayList<>(need.replicas());
        replicas.removeIf(
                site -> offers(of, need).stream().anyMatch(offer -> offer.site().equals(site)));
        return replicas;
    }

    private static List<ReplicaOffer> offers(PlacementProblem of, DataNeed need) {
        return need.name() == null
                ? List.of()
                : of.replicas().stream()
                        .filter(offer -> offer.dataSet().equals(need.name()))
                        .toList();
    }

    private static PlacementProblem with(PlacementProblem of, BiFunction<Candidate, DataNeed, DataNeed> change) {
        return new PlacementProblem(
                of.horizon(),
                of.weights(),
                of.sites(),
                of.links(),
                of.workloads().stream()
                        .map(workload -> workload.reading(workload.data().stream()
                                .map(need -> change.apply(workload, need))
                                .toList()))
                        .toList(),
                of.budgets(),
                of.tierPools(),
                of.together());
    }
}
