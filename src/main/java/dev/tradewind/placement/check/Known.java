package dev.tradewind.placement.check;

import dev.tradewind.placement.Budget;
import dev.tradewind.placement.Candidate;
import dev.tradewind.placement.CandidateSite;
import dev.tradewind.placement.Link;
import dev.tradewind.placement.PlacementProblem;
import dev.tradewind.placement.TierPool;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A problem by its names. */
final class Known {
    final PlacementProblem problem;
    final Map<String, CandidateSite> sites = new HashMap<>();
    final Map<String, Candidate> workloads = new HashMap<>();
    final Map<String, TierPool> pools = new HashMap<>();
    private final Map<String, Map<String, Link>> links = new HashMap<>();
    private final Map<String, Set<String>> budgeted = new HashMap<>();

    Known(PlacementProblem problem) {
        this.problem = problem;
        problem.sites().forEach(site -> sites.put(site.id(), site));
        problem.workloads().forEach(workload -> workloads.put(workload.id(), workload));
        problem.tierPools().forEach(pool -> pools.put(pool.id(), pool));
        problem.budgets().forEach(budget -> budgeted.put(budget.id(), Set.copyOf(budget.workloads())));
        problem.links()
                .forEach(link -> links.computeIfAbsent(link.from(), from -> new HashMap<>())
                        .put(link.to(), link));
    }

    int slots() {
        return problem.horizon().slots();
    }

    /** Whether what this workload spends counts, wherever it stands. */
    boolean counts(Budget budget, String workload) {
        return budget.workloads().isEmpty()
                || budgeted.getOrDefault(budget.id(), Set.of()).contains(workload);
    }

    boolean isFree(String from, String to) {
        return from.equals(to) || from.equals(Link.INTERNET);
    }

    @Nullable
    Link link(String from, String to) {
        var outgoing = links.get(from);
        return outgoing == null ? null : outgoing.get(to);
    }

    /** Where a way's gigabytes are added up; null where each costs the same. */
    @Nullable
    String pool(String from, String to) {
        var link = isFree(from, to) ? null : link(from, to);
        var pool = link == null ? null : link.tierPool();
        return pool == null || !pools.containsKey(pool) ? null : pool;
    }

    boolean isLost(String one, String other) {
        var there = link(one, other);
        var back = link(other, one);
        return there != null && there.isLost() || back != null && back.isLost();
    }

    /** List price of 10⁹ bytes, null when unknown. */
    @Nullable
    Long price(String from, String to) {
        if (isFree(from, to)) {
            return 0L;
        }
        var link = link(from, to);
        return link == null ? null : link.nanoUsdPerGigabyte();
    }

    @Nullable
    Long rtt(String one, String other) {
        if (one.equals(other)) {
            return 0L;
        }
        var there = link(one, other);
        if (there != null && there.rttMicros() != null) {
            return there.rttMicros();
        }
        var back = link(other, one);
        return back == null ? null : back.rttMicros();
    }
}
