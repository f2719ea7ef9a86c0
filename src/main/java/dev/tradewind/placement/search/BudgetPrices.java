package dev.tradewind.placement.search;

import dev.tradewind.placement.Budget;
import java.util.Arrays;

/**
 * A price for each budget that answers beside those of the cells: raised while too much is spent, lowered while there is
 * room, with steps that shrink by what the budget has seen. Amounts are without rounding and compute alone, which is enough
 * for a start.
 */
final class BudgetPrices {
    /** The first step moves what all of a budget is worth by so much of what its workloads cost at least. */
    private static final double FIRST_STEP = 0.1;

    private final Space space;
    private final double[] price;
    private final double[] mean;
    private final double[] worth;
    private final double[] seen;
    private final double[] spent;
    private int means;

    BudgetPrices(Space space) {
        this.space = space;
        price = new double[space.budgets.size()];
        mean = new double[price.length];
        worth = new double[price.length];
        seen = new double[price.length];
        spent = new double[price.length];
        for (var item : space.items) {
            for (var budget : item.budgets) {
                worth[budget] += FIRST_STEP * Math.abs((double) item.low[0]);
            }
        }
    }

    boolean concern(Item item) {
        return item.budgets.length > 0;
    }

    /** Nano-USD on top of one unit of a kind of spending. */
    double of(Item item, int site, Budget.Kind kind) {
        double sum = 0;
        for (var budget : item.budgets) {
            sum += isMeant(budget, site, kind) ? price[budget] : 0;
        }
        return sum;
    }

    private boolean isMeant(int budget, int site, Budget.Kind kind) {
        return space.budgets.get(budget).kind() == kind && space.countsAt(budget, site);
    }

    /** What these slots cost on top. */
    double ofSlots(Item item, int site, int from, int to) {
        var tables = space.assessor.tables(site);
        return of(item, site, Budget.Kind.CARBON) * item.outline.milligrams(tables, from, to)
                + of(item, site, Budget.Kind.BILLED) * item.outline.billed(tables, from, to);
    }

    void spend(Item item, int site, int from, int to) {
        var tables = space.assessor.tables(site);
        for (var budget : item.budgets) {
            if (isMeant(budget, site, Budget.Kind.CARBON)) {
                spent[budget] += item.outline.milligrams(tables, from, to);
            } else if (isMeant(budget, site, Budget.Kind.BILLED)) {
                spent[budget] += item.outline.billed(tables, from, to);
            }
        }
    }

    /** @param share of all items that have spent since the last step */
    void step(double share, boolean counts) {
        for (var budget = 0; budget < price.length; budget++) {
            double limit = space.budgets.get(budget).limit();
            if (limit > 0) {
                var over = spent[budget] / limit / share - 1;
                seen[budget] += over * over;
                var moved = price[budget] + worth[budget] * over / Math.sqrt(seen[budget]) / limit;
                price[budget] = seen[budget] > 0 ? Math.clamp(moved, 0, Ascent.MOST / limit) : price[budget];
            }
        }
        Arrays.fill(spent, 0);
        if (counts) {
            means++;
            for (var budget = 0; budget < price.length; budget++) {
                mean[budget] += (price[budget] - mean[budget]) / means;
            }
        }
    }

    /** The mean of the later prices, as {@link Duals} holds them. */
    long[] scaled() {
        return Arrays.stream(mean)
                .mapToLong(value -> Math.round(value * (1L << Duals.SHIFT)))
                .toArray();
    }
}
