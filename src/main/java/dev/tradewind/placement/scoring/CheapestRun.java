package dev.tradewind.placement.scoring;

import dev.tradewind.placement.Candidate;
import dev.tradewind.placement.Horizon;
import java.util.Arrays;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/**
 * The cheapest slots of one workload at one site.
 *
 * @param pieces {@code from, to, from, to, …}; the earliest among equals
 * @param objective nano-USD per month
 */
public record CheapestRun(int[] pieces, long objective) {
    /**
     * @param allowed starts, or single slots of a run that may pause; enough of them for one run
     * @param atMost null may be answered when it is seen on the way that the objective is above this
     */
    public static @Nullable CheapestRun of(
            Candidate workload,
            SiteScore score,
            Horizon horizon,
            BitSet allowed,
            long atMost,
            SlotSelection selection) {
        var length = workload.length(horizon);
        if (workload.kind() == Candidate.Kind.SERVICE) {
            return new CheapestRun(new int[] {0, horizon.slots()}, score.objective(0));
        }
        var first = workload.firstStart();
        var end = workload.lastStart(horizon) + length;
        var resuming = workload.shape().interruptible() && workload.shape().resumePerMille() > 0;
        var cost = new long[end];
        var resume = new long[resuming ? end : 0];
        for (var slot = first; slot < end; slot++) {
            var usd = score.slotNanoUsd(slot);
            var milligrams = score.slotMilligrams(slot);
            cost[slot] = usd + score.carbonNanoUsd(milligrams);
            if (resuming) {
                resume[slot] = score.resume(usd) + score.carbonNanoUsd(score.resume(milligrams));
            }
        }
        return workload.shape().interruptible()
                ? inPieces(score, allowed, cost, resume, first, length, atMost, selection)
                : whole(score, allowed, cost, length);
    }

    private static CheapestRun whole(SiteScore score, BitSet allowed, long[] cost, int length) {
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
        return new CheapestRun(new int[] {at, at + length}, best + score.fixedNanoUsd());
    }

    private static @Nullable CheapestRun inPieces(
            SiteScore score,
            BitSet allowed,
            long[] cost,
            long[] resume,
            int first,
            int length,
            long atMost,
            SlotSelection selection) {
        var delayed = score.delayNanoUsd(cost.length) > 0;
        var delay = new long[delayed ? cost.length + 1 : 0];
        for (var slot = first; slot < cost.length; slot++) {
            cost[slot] = allowed.get(slot) ? cost[slot] : SlotSelection.NEVER;
            if (delayed) {
                delay[slot + 1] = score.delayNanoUsd(slot + 1);
            }
        }
        var sorted = Arrays.copyOfRange(cost, first, cost.length);
        Arrays.sort(sorted);
        var least = score.fixedNanoUsd();
        for (var slot = 0; slot < length; slot++) {
            least += sorted[slot];
        }
        if (least > atMost) {
            return null;
        }
        // Most sites lose: only where one does not is its way worth keeping.
        if (atMost != Long.MAX_VALUE) {
            selection.select(cost, resume, delay, first, cost.length, length, false);
            if (selection.value() + score.fixedNanoUsd() > atMost) {
                return null;
            }
        }
        selection.select(cost, resume, delay, first, cost.length, length, true);
        return new CheapestRun(selection.pieces(), selection.value() + score.fixedNanoUsd());
    }
}
