package dev.tradewind.placement.search;

import dev.tradewind.placement.CandidateSite;
import dev.tradewind.placement.CellPrice;
import dev.tradewind.placement.Resource;
import java.util.ArrayList;
import java.util.List;

/** A price of at least 0 on every capacity cell, kept with its prefix sums over the slots. */
final class Prices {
    private static final int RESOURCES = Resource.values().length;
    final long[][][] cell;
    private final long[][][] prefix;

    Prices(int sites, int slots) {
        cell = new long[sites][RESOURCES][slots];
        prefix = new long[sites][RESOURCES][slots + 1];
    }

    Prices(Prices other) {
        this(other.cell.length, other.cell[0][0].length);
        for (var site = 0; site < cell.length; site++) {
            for (var resource = 0; resource < RESOURCES; resource++) {
                System.arraycopy(other.cell[site][resource], 0, cell[site][resource], 0, cell[site][resource].length);
            }
        }
        sum();
    }

    /** To be called after the cells have changed. */
    void sum() {
        for (var site = 0; site < cell.length; site++) {
            for (var resource = 0; resource < RESOURCES; resource++) {
                var sums = prefix[site][resource];
                for (var slot = 0; slot + 1 < sums.length; slot++) {
                    sums[slot + 1] = Math.addExact(sums[slot], cell[site][resource][slot]);
                }
            }
        }
    }

    long of(Entry entry, int site, int start) {
        long price = 0;
        for (var resource = 0; resource < RESOURCES; resource++) {
            var demand = entry.demand()[resource];
            if (demand > 0) {
                var sums = prefix[site][resource];
                price = Math.addExact(price, Math.multiplyExact(demand, sums[start + entry.length()] - sums[start]));
            }
        }
        return price;
    }

    List<CellPrice> positive(List<CandidateSite> sites) {
        var positive = new ArrayList<CellPrice>();
        for (var site = 0; site < cell.length; site++) {
            for (var resource : Resource.values()) {
                var prices = cell[site][resource.ordinal()];
                for (var slot = 0; slot < prices.length; slot++) {
                    if (prices[slot] > 0) {
                        positive.add(new CellPrice(sites.get(site).id(), resource, slot, prices[slot]));
                    }
                }
            }
        }
        return positive;
    }
}
