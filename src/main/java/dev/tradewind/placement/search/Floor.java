package dev.tradewind.placement.search;

import dev.tradewind.placement.Budget;
import dev.tradewind.placement.explanation.Assessor;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/**
 * No more than what an option costs, at prices, without making its arrays: one pass over sums that are the same for all
 * workloads. Tight up to rounding, except that resuming is free here. Not shared between threads.
 */
final class Floor {
    private final Space space;
    private final Assessor assessor;
    private final double[] sums;

    Floor(Space space) {
        this.space = space;
        assessor = space.assessor;
        sums = new double[space.slots + 1];
    }

    /** Whether it can tell for this option. */
    static boolean tells(Item item, boolean spot) {
        return item.outline.tells() && !spot;
    }

    /** Of the slots, at no prices, within what the rules allow. */
    long ofSlots(Item item, int site, BitSet allowed) {
        item.outline.sums(assessor.tables(site), item.first, item.first + item.span, 1, 0, sums);
        var whole = allowed.cardinality() == (item.pieced ? item.span : item.span - item.duration + 1);
        return least(item, whole ? null : allowed, 1, 0);
    }

    /** Of all, at prices. */
    long of(Item item, int option, Duals duals) {
        var site = item.site(option);
        var billed = 1.0;
        var milligram = 0.0;
        if (duals.pricesBudgetsOf(item)) {
            billed += (double) duals.of(item, site, Budget.Kind.BILLED) / (1L << Duals.SHIFT);
            milligram += (double) duals.of(item, site, Budget.Kind.CARBON) / (1L << Duals.SHIFT);
        }
        item.outline.sums(assessor.tables(site), item.first, item.first + item.span, billed, milligram, sums);
        if (duals.isPriced(site)) {
            duals.addSums(item, site, sums);
        }
        return item.fixed[option] + duals.dearer(item.tiered(option)) + least(item, null, billed, milligram);
    }

    private long least(Item item, @Nullable BitSet allowed, double billed, double milligram) {
        return item.outline.least(item.first, item.span, item.duration, item.pieced, allowed, billed, milligram, sums);
    }
}
