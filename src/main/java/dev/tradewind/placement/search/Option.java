package dev.tradewind.placement.search;

import dev.tradewind.placement.scoring.SiteScore;
import dev.tradewind.placement.scoring.SlotSelection;
import org.jspecify.annotations.Nullable;

/**
 * One site that a workload may use, with its costs as arrays over its window. Made when it is first looked at: most are
 * never.
 *
 * <p>{@link #NEVER} marks starts and slots that a rule forbids.
 */
final class Option {
    static final long NEVER = SlotSelection.NEVER;
    final int site;
    final boolean limited;
    final SiteScore score;
    /** What does not depend on time, tiered gigabytes at the pools' lower price. */
    final long fixed;
    /** Whole objective by start; empty for a run in pieces. */
    final long[] byStart;
    /** Objective of single slots; empty for a run without pauses. */
    final long[] bySlot;
    /** What resuming in a slot adds; empty where it adds nothing. */
    final long[] resume;
    /** Delay by end slot, counted from the window's start; empty where it costs nothing. */
    final long[] delay;
    /** Billed and carbon by slot for workloads under a budget, else empty. */
    final long[] billed;

    final long[] milligrams;
    final long @Nullable [] tiered;

    Option(
            int site,
            boolean limited,
            SiteScore score,
            long fixed,
            long[] byStart,
            long[] bySlot,
            long[] resume,
            long[] delay,
            long[] billed,
            long[] milligrams) {
        this.site = site;
        this.limited = limited;
        this.score = score;
        this.fixed = fixed;
        this.byStart = byStart;
        this.bySlot = bySlot;
        this.resume = resume;
        this.delay = delay;
        this.billed = billed;
        this.milligrams = milligrams;
        tiered = score.tieredMegabytes();
    }
}
