package dev.tradewind.placement.search;

import dev.tradewind.placement.Budget;
import dev.tradewind.placement.scoring.SlotSelection;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** What one run would find at a site among a crowd that it leaves as it is. Not shared between threads. */
final class FillingLook {
    private static final int R = Space.RESOURCES;
    private final Space space;
    private final Crowd crowd;
    /** By slot of a window. */
    private final double[] price;

    private final long[] work;
    private final boolean[] mine;
    private final SlotSelection selection = new SlotSelection();
    private double value;

    FillingLook(Space space, Crowd crowd) {
        this.space = space;
        this.crowd = crowd;
        price = new double[space.slots + 1];
        work = new long[price.length];
        mine = new boolean[price.length];
    }

    /** Of the last choice of slots, with what the crowd and the budgets ask. */
    double value() {
        return value;
    }

    /**
     * The cheapest slots; null when no rule-abiding ones are left.
     *
     * @param own where it stands at this site already, to be left first; null: it stands elsewhere
     */
    int @Nullable [] cheapest(Item item, Option made, Duals prices, int @Nullable [] own) {
        look(item, made, prices, own);
        return item.pieced ? pieced(item, made) : whole(item, made);
    }

    /** @param inside whether the crowd counts it already */
    double crowding(Item item, int site, int[] pieces, boolean inside) {
        double sum = 0;
        for (var resource = 0; resource < R; resource++) {
            double units = item.demand[resource];
            for (var run = 0; units > 0 && run < item.runs; run++) {
                var row = space.cell(site, resource, run * item.every);
                for (var piece = 0; piece < pieces.length; piece += 2) {
                    for (var slot = pieces[piece]; slot < pieces[piece + 1]; slot++) {
                        sum += crowd.more(row + slot, inside ? units : 0, units);
                    }
                }
            }
        }
        return sum;
    }

    /** What the crowd and the budgets ask of it in every slot of its window. */
    private void look(Item item, Option made, Duals prices, int @Nullable [] own) {
        Arrays.fill(price, 0, item.span, 0);
        Arrays.fill(mine, 0, item.span, false);
        for (var piece = 0; own != null && piece < own.length; piece += 2) {
            Arrays.fill(mine, own[piece] - item.first, own[piece + 1] - item.first, true);
        }
        for (var resource = 0; made.limited && resource < R; resource++) {
            double units = item.demand[resource];
            for (var run = 0; units > 0 && run < item.runs; run++) {
                var row = space.cell(made.site, resource, item.first + run * item.every);
                for (var slot = 0; slot < item.span; slot++) {
                    price[slot] += crowd.more(row + slot, mine[slot] ? units : 0, units);
                }
            }
        }
        if (prices.pricesBudgetsOf(item)) {
            var perBilled = prices.of(item, made.site, Budget.Kind.BILLED);
            var perMilligram = prices.of(item, made.site, Budget.Kind.CARBON);
            for (var slot = 0; slot < item.span; slot++) {
                price[slot] +=
                        Duals.times(made.billed[slot], perBilled) + Duals.times(made.milligrams[slot], perMilligram);
            }
        }
    }

    private int @Nullable [] whole(Item item, Option made) {
        value = Double.POSITIVE_INFINITY;
        double window = 0;
        var start = -1;
        for (var slot = 0; slot < item.span; slot++) {
            window += price[slot];
            var begin = slot - item.duration + 1;
            if (begin < 0) {
                continue;
            }
            if (made.byStart[begin] != Option.NEVER && made.byStart[begin] + window < value) {
                value = made.byStart[begin] + window;
                start = item.first + begin;
            }
            window -= price[begin];
        }
        return start < 0 ? null : new int[] {start, start + item.duration};
    }

    private int @Nullable [] pieced(Item item, Option made) {
        for (var slot = 0; slot < item.span; slot++) {
            work[slot] = made.bySlot[slot] == Option.NEVER ? Option.NEVER : made.bySlot[slot] + (long) price[slot];
        }
        selection.select(work, made.resume, made.delay, 0, item.span, item.duration, true);
        if (!selection.isFound()) {
            return null;
        }
        value = (double) selection.value() + made.fixed;
        var found = selection.pieces();
        for (var at = 0; at < found.length; at++) {
            found[at] += item.first;
        }
        return found;
    }
}
