package dev.tradewind.placement.explanation;

import dev.tradewind.placement.Candidate;
import dev.tradewind.placement.CandidateSite;
import dev.tradewind.placement.Choice;
import dev.tradewind.placement.FilterCount;
import dev.tradewind.placement.PlacementProblem;
import dev.tradewind.placement.Refusal;
import dev.tradewind.placement.feasibility.Feasibility;
import dev.tradewind.placement.feasibility.Verdict;
import dev.tradewind.placement.scoring.CheapestRun;
import dev.tradewind.placement.scoring.Network;
import dev.tradewind.placement.scoring.Outline;
import dev.tradewind.placement.scoring.SiteScore;
import dev.tradewind.placement.scoring.SiteTables;
import dev.tradewind.placement.scoring.SlotSelection;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.stream.IntStream;
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

    /** Whether some site has an option for it; the first answers. */
    public boolean admits(Candidate workload) {
        return IntStream.range(0, tables.size())
                .anyMatch(site -> feasibility.ofSite(workload, tables.get(site)) == null
                        && feasibility.isEnough(workload, feasibility.allowed(workload, tables.get(site)))
                        && score(workload, site, false) != null);
    }

    public Assessment assess(Candidate workload) {
        var best = new Best(workload);
        var filtered = new HashMap<String, FilterCount>();
        var selection = new SlotSelection();
        var allowed = new ArrayList<Allowed>();
        var feasible = 0;
        var outline = new Outline(workload, problem.weights(), problem.horizon());
        var sums = new double[problem.horizon().slots() + 1];
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
                    allowed.add(new Allowed(
                            index,
                            score,
                            verdict.allowed(),
                            outline.tells() && !spot
                                    ? score.fixedNanoUsd() + atLeast(workload, outline, tables.get(index), sums)
                                    : Long.MIN_VALUE));
                }
            }
        }
        // Those that could be cheapest first: most of the rest need no closer look.
        allowed.sort(Comparator.comparingLong(Allowed::atLeast));
        for (var site : allowed) {
            if (site.atLeast() > best.dearest()) {
                break;
            }
            var cheapest = cheapest(workload, site, best, selection);
            if (cheapest != null) {
                best.offer(cheapest);
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

    private long atLeast(Candidate workload, Outline outline, SiteTables tables, double[] sums) {
        var first = workload.firstStart();
        var length = workload.length(problem.horizon());
        var end = workload.lastStart(problem.horizon()) + length;
        var pieced = workload.kind() == Candidate.Kind.BATCH && workload.shape().interruptible();
        outline.sums(tables, first, end, 1, 0, sums);
        return outline.least(first, end - first, length, pieced, null, 1, 0, sums);
    }

    private record Allowed(int index, SiteScore score, BitSet slots, long atLeast) {}

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

        /** Objective above which nothing can be among them. */
        long dearest() {
            return kept.size() == BEST ? kept.getLast().bestObjective() : Long.MAX_VALUE;
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

    /** Null when it is seen on the way that it cannot be among the best. */
    private @Nullable SiteOption cheapest(Candidate workload, Allowed site, Best best, SlotSelection selection) {
        var run = CheapestRun.of(workload, site.score(), problem.horizon(), site.slots(), best.dearest(), selection);
        return run == null ? null : new SiteOption(site.index(), site.score(), run.pieces(), run.objective());
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
        var runs = runsToday(workload);
        return runs == null ? null : runs.choice();
    }

    /** As {@link #today}, with its score. */
    public @Nullable RunsToday runsToday(Candidate workload) {
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
            return new RunsToday(index, score, start);
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
