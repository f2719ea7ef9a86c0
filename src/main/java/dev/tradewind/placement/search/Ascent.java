package dev.tradewind.placement.search;

import org.jspecify.annotations.Nullable;

/**
 * Moves prices up the bound: steps of Polyak's length from the best prices so far, along the mean excess of the last answers
 * (the volume algorithm of Barahona and Anbil). One answer jumps about, since services take all slots or none; their mean
 * shows what single hours lack. Excess is taken relative to capacity, so that vCPU, MiB and grams weigh alike. The
 * floating-point arithmetic is Java's IEEE 754 in a fixed order, hence the same on every machine; the prices that come out
 * are whole numbers, and what they prove is computed from those.
 */
final class Ascent {
    /** Weight of the newest answer in the mean. */
    private static final double NEWEST = 0.1;
    /** Nano-USD that all of one cell may be worth: far above any plan's need, and the sum over all cells fits a long. */
    static final double MOST = 1e13;

    private final Space space;
    /** The best prices so far. */
    private final double[] centre;
    /** Mean relative excess; all 0 before the first answer. */
    private final double[] mean;

    private boolean begun;
    private final long[] use;
    private final long[] spent;
    /** A budget ties as many choices as very many cells do: its steps are longer by this. */
    private final double weight;

    Ascent(Space space) {
        this.space = space;
        centre = new double[space.cells() + space.budgets.size()];
        mean = new double[centre.length];
        use = new long[space.cells()];
        spent = new long[space.budgets.size()];
        weight = Math.sqrt(Math.max(1, space.cells() / 10));
    }

    /** Goes on from these prices, which are better than any before. */
    void centre(Duals duals) {
        for (var at = 0; at < use.length; at++) {
            centre[at] = duals.cell[at];
        }
        for (var at = 0; at < spent.length; at++) {
            centre[use.length + at] = duals.budget[at];
        }
    }

    /**
     * @param response at the latest prices
     * @param placed for whom the bound is, by item; null: for all
     * @param distance between the value aimed at and the best bound
     * @return null when no price asks for a change
     */
    @Nullable
    Duals step(Pricing.Response response, boolean @Nullable [] placed, double distance) {
        demand(response, placed);
        double norm = 0;
        for (var at = 0; at < centre.length; at++) {
            var excess = excess(at);
            mean[at] = begun ? mean[at] + NEWEST * (excess - mean[at]) : excess;
            norm += moves(at) ? mean[at] * mean[at] : 0;
        }
        begun = true;
        if (norm == 0) {
            return null;
        }
        var step = Math.max(distance, 1) / norm;
        var cells = new long[use.length];
        var budgets = new long[spent.length];
        for (var at = 0; at < centre.length; at++) {
            var price = centre[at];
            if (moves(at)) {
                var scale = scale(at);
                price = Math.clamp(price + step * mean[at] / scale, 0, MOST / scale);
            }
            if (at < cells.length) {
                cells[at] = Math.round(price);
            } else {
                budgets[at - cells.length] = Math.round(price);
            }
        }
        return new Duals(space, cells, budgets);
    }

    /** Not where a price is 0 and there is room. */
    private boolean moves(int at) {
        return mean[at] > 0 || mean[at] < 0 && centre[at] > 0;
    }

    private void demand(Pricing.Response response, boolean @Nullable [] placed) {
        java.util.Arrays.fill(use, 0);
        java.util.Arrays.fill(spent, 0);
        for (var index = 0; index < space.items.length; index++) {
            if (placed != null && !placed[index]) {
                continue;
            }
            var item = space.items[index];
            var site = item.site(response.option()[index]);
            var pieces = response.pieces()[index];
            if (space.isLimited(site)) {
                space.add(use, item, site, pieces, 1);
            }
            if (item.budgets.length > 0) {
                var option = space.made(item, response.option()[index]);
                var billed = option.score.fixedBilledNanoUsd();
                long milligrams = 0;
                for (var piece = 0; piece < pieces.length; piece += 2) {
                    for (var slot = pieces[piece] - item.first; slot < pieces[piece + 1] - item.first; slot++) {
                        billed += option.billed[slot];
                        milligrams += option.milligrams[slot];
                    }
                }
                for (var budget : item.budgets) {
                    if (space.countsAt(budget, site)) {
                        spent[budget] += switch (space.budgets.get(budget).kind()) {
                            case BILLED -> billed;
                            case CARBON -> milligrams;
                            case EGRESS -> 0;
                        };
                    }
                }
            }
        }
    }

    private double excess(int at) {
        if (at < use.length) {
            var capacity = space.capacity[at];
            return capacity == Long.MAX_VALUE || capacity == 0 ? 0 : (double) (use[at] - capacity) / capacity;
        }
        var limit = space.budgets.get(at - use.length).limit();
        return limit == 0 ? 0 : weight * (spent[at - use.length] - limit) / limit;
    }

    /** Prices are per unit, excess is relative. */
    private double scale(int at) {
        return at < use.length
                ? space.capacity[at]
                : (double) space.budgets.get(at - use.length).limit() / (1L << Duals.SHIFT) / weight;
    }
}
