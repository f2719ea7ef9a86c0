package dev.tradewind.placement.search;

import dev.tradewind.placement.Budget;
import java.util.Arrays;

/**
 * What budgets ask of a crowd of runs: the prices of the bound, raised round after round while the crowd spends more than
 * there is, and lowered again, never below those prices, when it spends less. Without it a few per cent too much would be
 * spent by those who are placed last, and they would find no place.
 */
final class FillingBudgets {
    /** Of what the runs under a budget cost at least, by how much its price rises for spending twice of what there is. */
    private static final double GAIN = 2;

    /** What a crowd may take of what is left: who finds no room in the end spends more elsewhere. */
    private static final double CAUTION = 0.985;

    private final Space space;
    private final Duals least;
    private final double[] left;
    private final double[] raised;
    private final double[] worth;
    private final double[] spent;
    private Duals prices;

    /** @param board what others have spent that the crowd leaves alone */
    FillingBudgets(Space space, int[] runs, Duals duals, Board board) {
        this.space = space;
        least = duals;
        prices = duals;
        raised = new double[space.budgets.size()];
        left = new double[raised.length];
        Arrays.setAll(left, budget -> CAUTION * board.left(budget));
        worth = new double[raised.length];
        spent = new double[raised.length];
        for (var index : runs) {
            for (var budget : space.items[index].budgets) {
                worth[budget] += GAIN * Math.abs((double) space.items[index].low[0]);
            }
        }
    }

    Duals prices() {
        return prices;
    }

    void clear() {
        Arrays.fill(spent, 0);
    }

    void spend(Item item, Pick pick) {
        for (var budget : item.budgets) {
            if (space.countsAt(budget, pick.option().site)) {
                spent[budget] +=
                        space.budgets.get(budget).kind() == Budget.Kind.CARBON ? pick.milligrams() : pick.billed();
            }
        }
    }

    /** Prices for the next round, from what was spent in the last. */
    void charge() {
        var asked = least.budget.clone();
        for (var budget = 0; budget < asked.length; budget++) {
            if (left[budget] > 0) {
                var over = spent[budget] / left[budget] - 1;
                raised[budget] = Math.max(0, raised[budget] + worth[budget] * over / left[budget]);
                asked[budget] += Math.round(raised[budget] * (1L << Duals.SHIFT));
            }
        }
        prices = Arrays.equals(asked, prices.budget) ? prices : new Duals(space, least.cell, asked);
    }
}
