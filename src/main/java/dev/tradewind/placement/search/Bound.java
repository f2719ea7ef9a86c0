package dev.tradewind.placement.search;

import dev.tradewind.placement.Resource;
import java.util.function.IntPredicate;

/**
 * {@code L(λ) = Σ_w min_c [cost(c) + λ · use(c)] − λ · cap}: for any prices of at least 0 a lower bound on every plan that
 * places the same workloads (weak duality). One pass recomputes it.
 */
final class Bound {
    private Bound() {}

    static long of(Space space, Prices prices, IntPredicate included) {
        long sum = 0;
        for (var index = 0; index < space.entries.length; index++) {
            if (included.test(index)) {
                sum = Math.addExact(
                        sum, space.cheapest(space.entries[index], prices).priced());
            }
        }
        return Math.subtractExact(sum, capacityValue(space, prices));
    }

    static long capacityValue(Space space, Prices prices) {
        long value = 0;
        for (var site = 0; site < space.sites.size(); site++) {
            for (var resource : Resource.values()) {
                var cells = prices.cell[site][resource.ordinal()];
                for (var slot = 0; slot < cells.length; slot++) {
                    if (cells[slot] > 0) {
                        value = Math.addExact(
                                value, Math.multiplyExact(cells[slot], space.capacity(site, resource, slot)));
                    }
                }
            }
        }
        return value;
    }
}
