package dev.tradewind.peers;

import dev.tradewind.placement.scoring.SiteScore;
import java.util.BitSet;

/**
 * A site that a workload's own rules allow, with what it costs there. Amounts are nano-USD a month, gigabytes of tier pools
 * aside.
 */
public final class Place {
    /** Marks starts and slots that a rule forbids. */
    public static final long NEVER = Long.MAX_VALUE;

    private final int site;
    private final SiteScore score;
    private final int first;
    private final long fixed;
    private final long[] tiered;
    private final long[] cost;
    private final long[] milligrams;
    private final long[] resume;
    private final long[] resumeMilligrams;
    private final long[] delay;

    /** @param allowed slots of a run that may pause, starts of all others */
    Place(int site, SiteScore score, Task task, int pools, BitSet allowed) {
        this.site = site;
        this.score = score;
        first = task.first();
        fixed = score.fixedNanoUsd() - score.tieredNanoUsd();
        tiered = score.tieredMegabytes() == null ? new long[pools] : score.tieredMegabytes();
        var span = task.end() - first;
        var slotCost = new long[span];
        var slotMilligrams = new long[span];
        resume = new long[task.pieced() ? span : 0];
        resumeMilligrams = new long[task.pieced() ? span : 0];
        for (var slot = 0; slot < span; slot++) {
            var usd = score.slotNanoUsd(first + slot);
            slotMilligrams[slot] = score.slotMilligrams(first + slot);
            slotCost[slot] = usd + score.carbonNanoUsd(slotMilligrams[slot]);
            if (task.pieced()) {
                resumeMilligrams[slot] = score.resume(slotMilligrams[slot]);
                resume[slot] = score.resume(usd) + score.carbonNanoUsd(resumeMilligrams[slot]);
            }
        }
        delay = new long[task.pieced() ? span + 1 : 0];
        for (var end = 0; end < delay.length; end++) {
            delay[end] = score.delayNanoUsd(first + end);
        }
        if (task.pieced()) {
            for (var slot = 0; slot < span; slot++) {
                slotCost[slot] = allowed.get(first + slot) ? slotCost[slot] : NEVER;
            }
            cost = slotCost;
            milligrams = slotMilligrams;
            return;
        }
        var duration = task.duration();
        cost = new long[span - duration + 1];
        milligrams = new long[task.budgeted() ? cost.length : 0];
        for (var start = 0; start < cost.length; start++) {
            long sum = fixed + score.delayNanoUsd(first + start + duration);
            long grams = 0;
            for (var slot = start; slot < start + duration; slot++) {
                sum += slotCost[slot];
                grams += slotMilligrams[slot];
            }
            cost[start] = allowed.get(first + start) ? sum : NEVER;
            if (task.budgeted()) {
                milligrams[start] = grams;
            }
        }
    }

    public int site() {
        return site;
    }

    SiteScore score() {
        return score;
    }

    /** What does not depend on time. */
    public long fixed() {
        return fixed;
    }

    /** Megabytes a month by tier pool. */
    public long[] tiered() {
        return tiered;
    }

    /** By slot of the window, of a run that may pause, else the whole cost by start; {@link #NEVER} where forbidden. */
    public long[] cost() {
        return cost;
    }

    /** CO2e by slot or start, as {@link #cost()}; empty where no budget asks. */
    public long[] milligrams() {
        return milligrams;
    }

    /** What resuming in a slot of the window adds; empty for what may not pause. */
    public long[] resume() {
        return resume;
    }

    /** CO2e of that. */
    public long[] resumeMilligrams() {
        return resumeMilligrams;
    }

    /** What ending before a slot costs; empty for what may not pause: there it is in the cost. */
    public long[] delay() {
        return delay;
    }

    public boolean isAllowed(int slot) {
        var at = slot - first;
        return at >= 0 && at < cost.length && cost[at] != NEVER;
    }
}
