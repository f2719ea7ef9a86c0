package dev.tradewind.placement.explanation;

import dev.tradewind.placement.Candidate;
import dev.tradewind.placement.CandidateSite;
import dev.tradewind.placement.Choice;
import dev.tradewind.placement.FilterCount;
import dev.tradewind.placement.PlacementProblem;
import dev.tradewind.placement.Refusal;
import dev.tradewind.placement.feasibility.Feasibility;
import dev.tradewind.placement.feasibility.Verdict;
import dev.tradewind.placement.scoring.Network;
import dev.tradewind.placement.scoring.SiteScore;
import dev.tradewind.placement.scoring.SiteTables;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Holds what does not change between workloads: the tables of all sites and the network. Safe to share. */
public final class Assessor {
    private final PlacementProblem problem;
    private final Network network;
    private final Feasibility feasibility;
    private final List<SiteTables> tables;

    public Assessor(PlacementProblem problem) {
        this.problem = problem;
        network = new Network(problem.links());
        feasibility = new Feasibility(problem.horizon(), network);
        tables = problem.sites().stream().map(SiteTables::new).toList();
    }

    public Assessment assess(Candidate workload) {
        var options = new ArrayList<SiteOption>();
        var filtered = new HashMap<String, FilterCount>();
        for (var index = 0; index < tables.size(); index++) {
            var site = tables.get(index).site();
            var verdict = feasibility.check(workload, site);
            var score = verdict.isFeasible() ? score(workload, index) : null;
            if (score != null) {
                options.add(SiteOption.of(index, verdict.starts().stream().toArray(), score));
            } else if (!verdict.isFeasible()) {
                var refusal = verdict.refusals().getFirst();
                filtered.merge(refusal.rule() + refusal.kind(), count(refusal, site), Assessor::nearer);
            }
        }
        var counts = filtered.values().stream()
                .sorted(Comparator.comparingInt(FilterCount::sites)
                        .reversed()
                        .thenComparing(FilterCount::rule)
                        .thenComparing(FilterCount::kind))
                .toList();
        return new Assessment(workload, tables.size(), List.copyOf(options), counts);
    }

    /** Every refusal of every site, for a workload that has no option. */
    List<Verdict> refusals(Candidate workload) {
        return problem.sites().stream()
                .map(site -> new Verdict(new java.util.BitSet(), feasibility.allRefusals(workload, site)))
                .toList();
    }

    CandidateSite site(int index) {
        return tables.get(index).site();
    }

    /** What it costs as it runs today, rules aside; null when it is new or a signal that counts is unknown. */
    public @Nullable Choice today(Candidate workload) {
        var current = workload.currentSite();
        var length = workload.length(problem.horizon());
        for (var index = 0; current != null && index < tables.size(); index++) {
            var site = tables.get(index).site();
            if (!site.id().equals(current)) {
                continue;
            }
            var start = workload.currentStart() != null ? workload.currentStart() : workload.firstStart();
            var score = score(workload, index);
            if (score == null || start < 0 || start + length > problem.horizon().slots()) {
                return null;
            }
            for (var slot = start; slot < start + length; slot++) {
                if (!site.vcpuNanoUsdPerHour().isKnown(slot)
                        || !site.milligramsPerKwh().isKnown(slot)) {
                    return null;
                }
            }
            return score.choice(start);
        }
        return null;
    }

    private @Nullable SiteScore score(Candidate workload, int index) {
        return SiteScore.of(workload, tables.get(index), problem.weights(), problem.horizon(), network);
    }

    private static FilterCount count(Refusal refusal, CandidateSite site) {
        return new FilterCount(
                refusal.rule(), refusal.kind(), 1, site.id(), refusal.asked(), refusal.available(), refusal.unit());
    }

    private static FilterCount nearer(FilterCount one, FilterCount other) {
        var near = distance(other) < distance(one) ? other : one;
        return new FilterCount(
                one.rule(),
                one.kind(),
                one.sites() + other.sites(),
                near.nearestSite(),
                near.asked(),
                near.available(),
                near.unit());
    }

    private static long distance(FilterCount count) {
        return new Refusal(count.rule(), count.kind(), count.asked(), count.available(), count.unit()).distance();
    }
}
