package dev.tradewind.placement.search;

/**
 * Moves prices up the bound: a subgradient step of Polyak's length, its direction bent away from the last one where both
 * disagree (Camerini, Fratta and Maffioli). Excess is taken relative to capacity, so that vCPU, MiB and grams weigh alike.
 * The floating-point arithmetic is Java's IEEE 754 in a fixed order, hence the same on every machine; the prices that come
 * out are whole numbers, and what they prove is computed from those.
 */
final class Ascent {
    private static final double BEND = 1.5;
    /** Nano-USD that all of one cell may be worth: far above any plan's need, and the sum over all cells fits a long. */
    static final double MOST = 1e13;

    private final Space space;
    private final double[] price;
    private final double[] direction;
    private final long[] use;
    private final long[] spent;

    Ascent(Space space) {
        this.space = space;
        price = new double[space.cells() + space.budgets.size()];
        direction = new double[price.length];
        use = new long[space.cells()];
        spent = new long[space.budgets.size()];
    }

    /** Goes on from these prices. */
    void restart(Duals duals) {
        for (var at = 0; at < use.length; at++) {
            price[at] = duals.cell[at];
        }
        for (var at = 0; at < spent.length; at++) {
            price[use.length + at] = duals.budget[at];
        }
        java.util.Arrays.fill(direction, 0);
    }

    /**
     * @param length share of Polyak's step
     * @param distance between the value aimed at and the bound at the present prices
     * @return null when no price asks for a change
     */
    @org.jspecify.annotations.Nullable
    Duals step(Pricing.Response response, double length, double distance) {
        demand(response);
        double along = 0;
        double before = 0;
        double norm = 0;
        for (var at = 0; at < price.length; at++) {
            var excess = excess(at);
            along += excess * direction[at];
            before += direction[at] * direction[at];
            norm += excess * excess;
        }
        if (norm == 0) {
            return null;
        }
        var bend = before == 0 || along >= 0 ? 0 : -BEND * along / before;
        norm = 0;
        for (var at = 0; at < price.length; at++) {
            direction[at] = excess(at) + bend * direction[at];
            if (price[at] <= 0 && direction[at] < 0) {
                direction[at] = 0;
            }
            norm += direction[at] * direction[at];
        }
        if (norm == 0) {
            return null;
        }
        var step = length * Math.max(distance, 1) / norm;
        var cells = new long[use.length];
        var budgets = new long[spent.length];
        for (var at = 0; at < price.length; at++) {
            if (direction[at] != 0) {
                var scale = scale(at);
                price[at] = Math.clamp(price[at] + step * direction[at] / scale, 0, MOST / scale);
            }
            if (at < cells.length) {
                cells[at] = Math.round(price[at]);
            } else {
                budgets[at - cells.length] = Math.round(price[at]);
            }
        }
        return new Duals(space, cells, budgets);
    }

    private void demand(Pricing.Response response) {
        java.util.Arrays.fill(use, 0);
        java.util.Arrays.fill(spent, 0);
        for (var index = 0; index < space.items.length; index++) {
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
                        spent[budget] += space.budgets.get(budget).kind() == dev.tradewind.placement.Budget.Kind.CARBON
                                ? milligrams
                                : billed;
                    }
                }
            }
        }
    }

    /** 0 where a price is already 0 and there is room: the projection would undo that step. */
    private double excess(int at) {
        if (at < use.length) {
            var capacity = space.capacity[at];
            if (capacity == Long.MAX_VALUE || capacity == 0) {
                return 0;
            }
            var over = use[at] - capacity;
            return over < 0 && price[at] <= 0 ? 0 : (double) over / capacity;
        }
        var limit = space.budgets.get(at - use.length).limit();
        var over = spent[at - use.length] - limit;
        return limit == 0 || over < 0 && price[at] <= 0 ? 0 : (double) over / limit;
    }

    /** Prices are per unit, excess is relative. */
    private double scale(int at) {
        return at < use.length
                ? space.capacity[at]
                : (double) space.budgets.get(at - use.length).limit() / (1L << Duals.SHIFT);
    }
}
