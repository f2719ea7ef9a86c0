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
import dev.tradewind.placement.scoring.SlotSelection;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Holds what does not change between workloads: the tables of all sites and the network. Safe to share. */
public final class Assessor {
    private static final boolean[] ON_DEMAND = {false};
    private static final boolean[] BOTH = {false, true};
    private static final int BEST = 5;
    private final PlacementProblem problem;
    private final Network network;
    private final Feasibility feasibility;
    private final List<SiteTables> tables;

    public Assessor(PlacementProblem problem) {
        this.problem = problem;
        network = new Network(problem);
        feasibility = new Feasibility(problem.horizon(), network);
        tables = problem.sites().stream().map(SiteTables::new).toList();
    }

    public Network network() {
        return network;
    }

    public Feasibility feasibility() {
        return feasibility;
    }

    public SiteTables tables(int site) {
        return tables.get(site);
    }

    /** On demand, and on spot capacity where the workload may use it and its price is known in every slot. */
    public boolean[] variants(Candidate workload, int site) {
        var spot = tables.get(site).site().spot();
        return spot != null
                        && workload.kind() == Candidate.Kind.BATCH
                        && workload.shape().spotAllowed()
                        && spot.perMilleOfPrice().isAllKnown()
                        && spot.interruptionsPerMille().isAllKnown()
                ? BOTH
                : ON_DEMAND;
    }

    public @Nullable SiteScore score(Candidate workload, int site, boolean spot) {
        return SiteScore.of(workload, tables.get(site), problem.weights(), problem.horizon(), network, spot);
    }

    public Assessment assess(Candidate workload) {
        var best = new Best(workload);
        var filtered = new HashMap<String, FilterCount>();
        var selection = new SlotSelection();
        var feasible = 0;
        for (var index = 0; index < tables.size(); index++) {
            var verdict = feasibility.check(workload, tables.get(index));
            if (!verdict.isFeasible()) {
                var refusal = verdict.refusals().getFirst();
                filtered.merge(
                        refusal.rule() + refusal.kind(),
                        count(refusal, tables.get(index).site()),
                        Assessor::nearer);
                continue;
            }
            for (var spot : variants(workload, index)) {
                var score = score(workload, index, spot);
                if (score != null) {
                    feasible++;
                    best.offer(cheapest(workload, index, score, verdict.allowed(), selection));
                }
            }
        }
        var counts = filtered.values().stream()
                .sorted(Comparator.comparingInt(FilterCount::sites)
                        .reversed()
                        .thenComparing(FilterCount::rule)
                        .thenComparing(FilterCount::kind))
                .toList();
        return new Assessment(workload, tables.size(), feasible, best.sorted(), counts);
    }

    /** The few cheapest: home first among equals, then the site's order. */
    private final class Best {
        private final Comparator<SiteOption> order;
        private final List<SiteOption> kept = new ArrayList<>(BEST + 1);

        Best(Candidate workload) {
            var home = workload.currentSite();
            order = Comparator.comparingLong(SiteOption::bestObjective)
                    .thenComparing(
                            option -> !tables.get(option.site()).site().id().equals(home))
                    .thenComparingInt(SiteOption::site)
                    .thenComparing(option -> option.score().isSpot());
        }

        void offer(SiteOption option) {
            if (kept.size() == BEST && order.compare(option, kept.getLast()) >= 0) {
                return;
            }
            var at = kept.size();
            while (at > 0 && order.compare(option, kept.get(at - 1)) < 0) {
                at--;
            }
            kept.add(at, option);
            if (kept.size() > BEST) {
                kept.removeLast();
            }
        }

        List<SiteOption> sorted() {
            return List.copyOf(kept);
        }
    }

    private SiteOption cheapest(
            Candidate workload, int index, SiteScore score, BitSet allowed, SlotSelection selection) {
        var slots = problem.horizon().slots();
        var length = workload.length(problem.horizon());
        if (workload.kind() == Candidate.Kind.SERVICE) {
            return new SiteOption(index, score, new int[] {0, slots}, score.objective(0));
        }
        var first = workload.firstStart();
        var end = workload.lastStart(problem.horizon()) + length;
        var cost = new long[end];
        for (var slot = first; slot < end; slot++) {
            cost[slot] = score.slotNanoUsd(slot) + score.carbonNanoUsd(score.slotMilligrams(slot));
        }
        return workload.shape().interruptible()
                ? inPieces(index, score, allowed, cost, first, length, selection)
                : whole(index, score, allowed, cost, length);
    }

    private static SiteOption whole(int index, SiteScore score, BitSet allowed, long[] cost, int length) {
        var best = Long.MAX_VALUE;
        var at = -1;
        long window = 0;
        var covered = -2;
        for (var start = allowed.nextSetBit(0); start >= 0; start = allowed.nextSetBit(start + 1)) {
            if (covered != start - 1) {
                window = 0;
                for (var slot = start; slot < start + length; slot++) {
                    window += cost[slot];
                }
            } else {
                window += cost[start + length - 1] - cost[start - 1];
            }
            covered = start;
            var total = window + score.delayNanoUsd(start + length);
            if (total < best) {
                best = total;
                at = start;
            }
        }
        return new SiteOption(index, score, new int[] {at, at + length}, best + score.fixedNanoUsd());
    }

    private static SiteOption inPieces(
            int index, SiteScore score, BitSet allowed, long[] cost, int first, int length, SlotSelection selection) {
        var resume = new long[cost.length];
        var delay = new long[cost.length + 1];
        for (var slot = first; slot < cost.length; slot++) {
            resume[slot] = score.resume(score.slotNanoUsd(slot))
                    + score.carbonNanoUsd(score.resume(score.slotMilligrams(slot)));
            delay[slot + 1] = score.delayNanoUsd(slot + 1);
            cost[slot] = allowed.get(slot) ? cost[slot] : SlotSelection.NEVER;
        }
        selection.select(cost, resume, delay, first, cost.length, length, true);
        return new SiteOption(index, score, selection.pieces(), selection.value() + score.fixedNanoUsd());
    }

    /** Every refusal of every site, for a workload that has no option. */
    List<Verdict> refusals(Candidate workload) {
        return tables.stream()
                .map(site -> new Verdict(new BitSet(), feasibility.allRefusals(workload, site)))
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
            var score = score(workload, index, false);
            var end = start + length + workload.repeats();
            if (score == null || start < 0 || end > problem.horizon().slots()) {
                return null;
            }
            for (var slot = start; slot < end; slot++) {
                if (!site.vcpuNanoUsdPerHour().isKnown(slot)
                        || !site.gibNanoUsdPerHour().isKnown(slot)
                        || !site.milligramsPerKwh().isKnown(slot)) {
                    return null;
                }
            }
            return score.choice(start);
        }
        return null;
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
