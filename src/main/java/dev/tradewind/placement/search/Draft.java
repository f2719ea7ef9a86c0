package dev.tradewind.placement.search;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A plan in the making: one pick per entry, null where there was no room.
 *
 * <p>A draft that places more workloads is better; among equals the cheaper one is.
 */
record Draft(@Nullable Pick[] picks) {
    int missing() {
        return (int) Arrays.stream(picks).filter(pick -> pick == null).count();
    }

    long cost() {
        long cost = 0;
        for (var pick : picks) {
            cost = pick == null ? cost : Math.addExact(cost, pick.cost());
        }
        return cost;
    }

    boolean betterThan(@Nullable Draft other) {
        return other == null || missing() < other.missing() || missing() == other.missing() && cost() < other.cost();
    }
}
