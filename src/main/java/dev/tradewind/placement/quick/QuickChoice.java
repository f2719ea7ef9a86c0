package dev.tradewind.placement.quick;

import dev.tradewind.placement.Candidate;
import dev.tradewind.placement.Choice;
import dev.tradewind.placement.PlacementProblem;
import dev.tradewind.placement.Room;
import dev.tradewind.placement.explanation.Assessor;
import dev.tradewind.placement.scoring.CheapestRun;
import dev.tradewind.placement.scoring.Outline;
import dev.tradewind.placement.scoring.SiteScore;
import dev.tradewind.placement.scoring.SlotSelection;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/**
 * The best choice alone, without what explains it. Sites come in the order of a bound that is never too high; rules and
 * scores are asked only until the bound is above the best that was found. Safe to share.
 */
public final class QuickChoice {
    private final PlacementProblem problem;
    private final Assessor assessor;
    private final Floors floors;

    public QuickChoice(PlacementProblem problem, Assessor assessor) {
        this.problem = problem;
        this.assessor = assessor;
        floors = new Floors(problem);
    }

    /** The same choice that {@link Assessor#assess} puts first where there is room everywhere; null when there is none. */
    public @Nullable Choice best(Candidate workload, Room room) {
        return new Search(workload, room).run();
    }

    private final class Search {
        private final Candidate workload;
        private final Room room;
        private final Outline outline;
        private final double[] sums;
        private final SlotSelection selection = new SlotSelection();
        private int bestSite = -1;
        private @Nullable SiteScore bestScore;
        private @Nullable CheapestRun bestRun;

        Search(Candidate workload, Room room) {
            this.workload = workload;
            this.room = room;
            outline = new Outline(workload, problem.weights(), problem.horizon());
            sums = new double[problem.horizon().slots() + 1];
        }

        @Nullable
        Choice run() {
            var keys = floors.of(workload);
            var scored = new SiteScore @Nullable [keys.length];
            for (var order = new Ascending(keys); !order.isEmpty(); ) {
                var site = order.first();
                if (keys[site] == Long.MAX_VALUE || bestRun != null && keys[site] > bestRun.objective()) {
                    break;
                }
                var score = scored[site];
                if (score != null) {
                    order.removeFirst();
                    look(site, score);
                } else if (assessor.feasibility().ofSite(workload, assessor.tables(site)) != null) {
                    order.removeFirst();
                } else {
                    // The closer bound puts it back into the row; what comes first again is worth a look.
                    score = assessor.score(workload, site, false);
                    scored[site] = score;
                    order.raiseFirst(score == null ? Long.MAX_VALUE : Math.max(keys[site], closer(score, site)));
                }
            }
            return bestScore == null || bestRun == null ? null : bestScore.choice(bestRun.pieces());
        }

        private void look(int site, SiteScore onDemand) {
            var feasibility = assessor.feasibility();
            var allowed = feasibility.allowed(workload, assessor.tables(site));
            keepWhereThereIsRoom(site, allowed);
            if (!feasibility.isEnough(workload, allowed)) {
                return;
            }
            for (var spot : assessor.variants(workload, site)) {
                var score = spot ? assessor.score(workload, site, true) : onDemand;
                if (score == null) {
                    continue;
                }
                var atMost = bestRun == null ? Long.MAX_VALUE : bestRun.objective();
                var run = CheapestRun.of(workload, score, problem.horizon(), allowed, atMost, selection);
                if (run != null && isBetter(run, site)) {
                    bestSite = site;
                    bestScore = score;
                    bestRun = run;
                }
            }
        }

        /** A bound from the slots of its window; the smallest value where it can tell nothing. */
        private long closer(SiteScore score, int site) {
            var first = workload.firstStart();
            var length = workload.length(problem.horizon());
            var end = workload.lastStart(problem.horizon()) + length;
            var pieced =
                    workload.kind() == Candidate.Kind.BATCH && workload.shape().interruptible();
            if (!outline.tells() || first < 0 || end - first < length || assessor.variants(workload, site).length > 1) {
                return Long.MIN_VALUE;
            }
            outline.sums(assessor.tables(site), first, end, 1, 0, sums);
            return score.fixedNanoUsd() + outline.least(first, end - first, length, pieced, null, 1, 0, sums);
        }

        /** Home first among equals, then the site's order; on demand before spot. */
        private boolean isBetter(CheapestRun run, int site) {
            if (bestRun == null || run.objective() != bestRun.objective()) {
                return bestRun == null || run.objective() < bestRun.objective();
            }
            var home = isHome(site);
            return home == isHome(bestSite) ? site < bestSite : home;
        }

        private boolean isHome(int site) {
            return assessor.tables(site).site().id().equals(workload.currentSite());
        }

        private void keepWhereThereIsRoom(int site, BitSet allowed) {
            var id = assessor.tables(site).site().id();
            if (!room.isLimited(id)) {
                return;
            }
            var length = workload.shape().interruptible() ? 1 : workload.length(problem.horizon());
            var full = new BitSet();
            var lookedAt = new BitSet();
            for (var start = allowed.nextSetBit(0); start >= 0; start = allowed.nextSetBit(start + 1)) {
                for (var run = 0; run < workload.shape().runs(); run++) {
                    var from = start + run * workload.shape().everySlots();
                    for (var slot = lookedAt.nextClearBit(from);
                            slot < from + length;
                            slot = lookedAt.nextClearBit(slot)) {
                        lookedAt.set(slot);
                        full.set(slot, !room.takes(id, slot));
                    }
                    var taken = full.nextSetBit(from);
                    if (taken >= 0 && taken < from + length) {
                        allowed.clear(start);
                        break;
                    }
                }
            }
        }
    }
}
