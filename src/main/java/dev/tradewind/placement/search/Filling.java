package dev.tradewind.placement.search;

import dev.tradewind.placement.Budget;
import dev.tradewind.placement.scoring.SlotSelection;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * Runs that only capacity and budgets tie to others, in a crowd: one goes to one of its favourite sites, at the time that is
 * then cheapest there.
 */
final class Filling {
    private static final int R = Space.RESOURCES;
    private final Space space;
    private final Crowd crowd;
    private final Duals duals;
    private final int[] index;
    private final Favourites favourites;
    private final int[] option;
    private final int[][] pieces;
    /** By run: where and when it is, with what budgets ask. */
    private final double[] cost;
    /** By slot of a window. */
    private final double[] price;

    private final long[] work;
    private final SlotSelection selection = new SlotSelection();
    /** Of the last choice of slots, with what the crowd and the budgets ask. */
    private double value;

    Filling(Space space, Crowd crowd, int[] runs, Favourites favourites, Duals duals, Pricing.Response response) {
        this.space = space;
        this.crowd = crowd;
        this.duals = duals;
        this.favourites = favourites;
        index = runs;
        option = new int[runs.length];
        pieces = new int[runs.length][];
        cost = new double[runs.length];
        price = new double[space.slots + 1];
        work = new long[space.slots + 1];
        for (var one = 0; one < runs.length; one++) {
            var item = space.items[runs[one]];
            option[one] = response.option()[runs[one]];
            pieces[one] = response.pieces()[runs[one]];
            cost[one] = costOf(item, space.made(item, option[one]), pieces[one]);
            crowd.add(item, item.site(option[one]), pieces[one], 1);
        }
    }

    int count() {
        return index.length;
    }

    int item(int one) {
        return index[one];
    }

    /** Where and when it is. */
    Pick pick(int one) {
        var item = space.items[index[one]];
        return Seeker.pick(item, option[one], space.made(item, option[one]), pieces[one]);
    }

    void run(SplittableRandom random, int proposals, double temperature) {
        for (var proposal = 0; proposal < proposals && index.length > 0; proposal++) {
            propose(random.nextInt(index.length), random, temperature);
        }
    }

    private void propose(int one, SplittableRandom random, double temperature) {
        var item = space.items[index[one]];
        var targets = favourites.of(index[one]);
        var to = targets[Math.min(random.nextInt(targets.length), random.nextInt(targets.length))];
        var limit = -temperature * Math.log(1 - random.nextDouble());
        var before = item.site(option[one]);
        crowd.add(item, before, pieces[one], -1);
        var now = cost[one] + crowding(item, before, pieces[one]);
        if (item.low[to] - now > limit) {
            crowd.add(item, before, pieces[one], 1);
            return;
        }
        var made = space.made(item, to);
        look(item, made);
        var found = item.pieced ? pieced(item, made) : whole(item, made);
        if (found == null || value - now > limit) {
            crowd.add(item, before, pieces[one], 1);
            return;
        }
        option[one] = to;
        pieces[one] = found;
        cost[one] = costOf(item, made, found);
        crowd.add(item, made.site, found, 1);
    }

    /** What the crowd and the budgets ask of it in every slot of its window. */
    private void look(Item item, Option made) {
        Arrays.fill(price, 0, item.span, 0);
        for (var resource = 0; made.limited && resource < R; resource++) {
            double units = item.demand[resource];
            for (var run = 0; units > 0 && run < item.runs; run++) {
                var row = space.cell(made.site, resource, item.first + run * item.every);
                for (var slot = 0; slot < item.span; slot++) {
                    price[slot] += crowd.more(row + slot, units);
                }
            }
        }
        if (duals.pricesBudgetsOf(item)) {
            var perBilled = duals.of(item, made.site, Budget.Kind.BILLED);
            var perMilligram = duals.of(item, made.site, Budget.Kind.CARBON);
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

    private double costOf(Item item, Option made, int[] pieces) {
        var pick = Seeker.pick(item, 0, made, pieces);
        double sum = pick.cost();
        if (duals.pricesBudgetsOf(item)) {
            sum += Duals.times(pick.billed(), duals.of(item, made.site, Budget.Kind.BILLED))
                    + Duals.times(pick.milligrams(), duals.of(item, made.site, Budget.Kind.CARBON));
        }
        return sum;
    }

    private double crowding(Item item, int site, int[] pieces) {
        double sum = 0;
        for (var resource = 0; resource < R; resource++) {
            double units = item.demand[resource];
            for (var run = 0; units > 0 && run < item.runs; run++) {
                var row = space.cell(site, resource, run * item.every);
                for (var piece = 0; piece < pieces.length; piece += 2) {
                    for (var slot = pieces[piece]; slot < pieces[piece + 1]; slot++) {
                        sum += crowd.more(row + slot, units);
                    }
                }
            }
        }
        return sum;
    }
}
