package dev.tradewind.placement.search;

import dev.tradewind.placement.Resource;

/**
 * One subgradient step with Polyak's length. The direction is how far demand exceeds a cell's capacity, relative to that
 * capacity, so that vCPU and MiB weigh alike. The floating-point arithmetic is Java's strict IEEE 754 in a fixed order,
 * hence the same on every machine; the prices that come out are whole numbers and the bound is computed from those.
 */
final class PriceStep {
    private PriceStep() {}

    /** Prices after the step; the same object when no cell asks for a change. */
    static Prices from(Space space, Prices prices, Pick[] picks, double length, double distance) {
        var use = new long[space.sites.size()][Resource.values().length][space.slots];
        for (var index = 0; index < picks.length; index++) {
            var pick = picks[index];
            var entry = space.entries[index];
            if (pick.option().limited()) {
                for (var resource = 0; resource < entry.demand().length; resource++) {
                    for (var slot = pick.start(); slot < pick.start() + entry.length(); slot++) {
                        use[pick.option().site()][resource][slot] += entry.demand()[resource];
                    }
                }
            }
        }
        double norm = 0;
        for (var site = 0; site < use.length; site++) {
            for (var resource : Resource.values()) {
                for (var slot = 0; slot < space.slots; slot++) {
                    var excess = excess(space, prices, use, site, resource, slot);
                    norm += excess * excess;
                }
            }
        }
        if (norm == 0) {
            return prices;
        }
        var next = new Prices(prices);
        var step = length * distance / norm;
        for (var site = 0; site < use.length; site++) {
            for (var resource : Resource.values()) {
                for (var slot = 0; slot < space.slots; slot++) {
                    var excess = excess(space, prices, use, site, resource, slot);
                    if (excess != 0) {
                        var change = Math.round(step * excess / space.capacity(site, resource, slot));
                        var cells = next.cell[site][resource.ordinal()];
                        cells[slot] = Math.max(0, cells[slot] + change);
                    }
                }
            }
        }
        next.sum();
        return next;
    }

    /** 0 where a price is already 0 and there is room: the projection would undo that step. */
    private static double excess(Space space, Prices prices, long[][][] use, int site, Resource resource, int slot) {
        var capacity = space.capacity(site, resource, slot);
        if (capacity == Long.MAX_VALUE || capacity == 0) {
            return 0;
        }
        var over = use[site][resource.ordinal()][slot] - capacity;
        return over < 0 && prices.cell[site][resource.ordinal()][slot] == 0 ? 0 : (double) over / capacity;
    }
}
