package dev.tradewind.placement.search;

import dev.tradewind.placement.Budget;
import dev.tradewind.placement.scoring.SlotSelection;
import org.jspecify.annotations.Nullable;

/**
 * Finds the cheapest time of one workload at one site: at prices, or within what is still free, or both. One pass over the
 * window for a run without pauses; for a run in pieces a recursion over (slots seen, slots taken, running or not), which is
 * exact with the cost of resuming.
 */
final class Scan {
    private final Space space;
    private long[] price = {};
    private boolean[] free = {};
    private long[] work = {};
    private final SlotSelection selection = new SlotSelection();
    /** Result: priced cost of the best, {@link Option#NEVER} when there is none. */
    long value;
    /** Result: its start, or for a run in pieces the slot after its last. */
    int at;

    Scan(Space space) {
        this.space = space;
    }

    /**
     * @param duals null: capacity costs nothing
     * @param board null: everything is free
     * @param from no slot before this
     * @param to no slot from this on
     */
    void best(Item item, Option option, @Nullable Duals duals, @Nullable Board board, int from, int to) {
        value = Option.NEVER;
        var begin = Math.max(0, from - item.first);
        var end = Math.min(item.span, to - item.first);
        if (end - begin < item.duration) {
            return;
        }
        if (item.service) {
            service(item, option, duals, board);
            return;
        }
        prepare(item);
        var priced = duals != null && prices(item, option, duals, begin, end);
        var bounded = board != null && option.limited && occupied(item, option.site, board, begin, end);
        if (item.pieced) {
            pieces(item, option, priced, bounded, begin, end, false);
        } else {
            whole(item, option, priced, bounded, begin, end);
        }
        if (value != Option.NEVER && duals != null) {
            value = Math.addExact(value, fixedPrice(item, option, duals));
        }
    }

    /** Whether a board leaves it enough slots at a site, its rules aside: without making an option. */
    boolean fits(Item item, int site, Board board, int from, int to) {
        var begin = Math.max(0, from - item.first);
        var end = Math.min(item.span, to - item.first);
        if (end - begin < item.duration) {
            return false;
        }
        if (!space.isLimited(site)) {
            return true;
        }
        prepare(item);
        if (!occupied(item, site, board, begin, end)) {
            return true;
        }
        var clear = 0;
        for (var slot = begin; slot < end; slot++) {
            clear = free[slot] ? clear + 1 : item.pieced ? clear : 0;
            if (clear >= item.duration) {
                return true;
            }
        }
        return false;
    }

    /** By start: what it costs a run without pauses at prices; {@link Option#NEVER} where a rule forbids it. */
    long[] starts(Item item, Option option, Duals duals) {
        prepare(item);
        var costs = option.byStart.clone();
        var priced = prices(item, option, duals, 0, item.span);
        var fixed = fixedPrice(item, option, duals);
        long window = 0;
        for (var slot = 0; slot < item.span; slot++) {
            window += priced ? price[slot] : 0;
            var start = slot - item.duration + 1;
            if (start >= 0) {
                costs[start] = costs[start] == Option.NEVER ? Option.NEVER : costs[start] + window + fixed;
                window -= priced ? price[start] : 0;
            }
        }
        return costs;
    }

    private void prepare(Item item) {
        if (price.length < item.span) {
            price = new long[item.span];
            free = new boolean[item.span];
            work = new long[item.span];
        }
    }

    /** The slots behind the last result of {@link #best} with the same arguments. */
    int[] pieces(Item item, Option option, @Nullable Duals duals, @Nullable Board board, int from, int to) {
        if (!item.pieced) {
            return new int[] {at, at + item.duration};
        }
        var begin = Math.max(0, from - item.first);
        var end = Math.min(item.span, to - item.first);
        var priced = duals != null && prices(item, option, duals, begin, end);
        var bounded = board != null && option.limited && occupied(item, option.site, board, begin, end);
        pieces(item, option, priced, bounded, begin, end, true);
        var pieces = selection.pieces();
        for (var index = 0; index < pieces.length; index++) {
            pieces[index] += item.first;
        }
        return pieces;
    }

    private void service(Item item, Option option, @Nullable Duals duals, @Nullable Board board) {
        if (board != null && option.limited && !board.fitsThroughout(item, option.site)) {
            return;
        }
        value = option.byStart[0];
        at = 0;
        if (duals != null) {
            for (var resource = 0; duals.isPriced(option.site) && resource < Space.RESOURCES; resource++) {
                value = Math.addExact(
                        value, Math.multiplyExact(item.demand[resource], duals.through(option.site, resource)));
            }
            value = Math.addExact(value, budgetPriceOfSlots(item, option, duals));
            value = Math.addExact(value, fixedPrice(item, option, duals));
        }
    }

    private static long budgetPriceOfSlots(Item item, Option option, Duals duals) {
        if (!duals.pricesBudgetsOf(item)) {
            return 0;
        }
        var perBilled = duals.of(item, option.site, Budget.Kind.BILLED);
        var perMilligram = duals.of(item, option.site, Budget.Kind.CARBON);
        long sum = 0;
        for (var slot = 0; slot < item.span; slot++) {
            sum += Duals.times(option.billed[slot], perBilled) + Duals.times(option.milligrams[slot], perMilligram);
        }
        return sum;
    }

    /** What a budget asks for that part of the bill which does not depend on time, and a case of a proof for gigabytes. */
    private static long fixedPrice(Item item, Option option, Duals duals) {
        var dearer = duals.dearer(option.tiered);
        return duals.pricesBudgetsOf(item)
                ? dearer
                        + Duals.times(
                                option.score.fixedBilledNanoUsd(), duals.of(item, option.site, Budget.Kind.BILLED))
                : dearer;
    }

    private boolean prices(Item item, Option option, Duals duals, int begin, int end) {
        var capacity = option.limited && duals.isPriced(option.site);
        var budgets = duals.pricesBudgetsOf(item);
        if (!capacity && !budgets) {
            return false;
        }
        java.util.Arrays.fill(price, begin, end, 0);
        for (var run = 0; capacity && run < item.runs; run++) {
            for (var resource = 0; resource < Space.RESOURCES; resource++) {
                var demand = item.demand[resource];
                if (demand > 0 && duals.through(option.site, resource) > 0) {
                    var row = space.cell(option.site, resource, item.first + run * item.every);
                    for (var slot = begin; slot < end; slot++) {
                        price[slot] += demand * duals.cell[row + slot];
                    }
                }
            }
        }
        if (budgets) {
            var perBilled = duals.of(item, option.site, Budget.Kind.BILLED);
            var perMilligram = duals.of(item, option.site, Budget.Kind.CARBON);
            for (var slot = begin; slot < end; slot++) {
                price[slot] += Duals.times(option.billed[slot], perBilled)
                        + Duals.times(option.milligrams[slot], perMilligram);
            }
        }
        return true;
    }

    /** Whether something is in the way at all. */
    private boolean occupied(Item item, int site, Board board, int begin, int end) {
        java.util.Arrays.fill(free, begin, end, true);
        var blocked = false;
        for (var run = 0; run < item.runs; run++) {
            for (var resource = 0; resource < Space.RESOURCES; resource++) {
                var demand = item.demand[resource];
                if (demand > 0) {
                    var row = space.cell(site, resource, item.first + run * item.every);
                    for (var slot = begin; slot < end; slot++) {
                        if (board.free[row + slot] < demand) {
                            free[slot] = false;
                            blocked = true;
                        }
                    }
                }
            }
        }
        return blocked;
    }

    private void whole(Item item, Option option, boolean priced, boolean bounded, int begin, int end) {
        long window = 0;
        var clear = 0;
        for (var slot = begin; slot < end; slot++) {
            clear = !bounded || free[slot] ? clear + 1 : 0;
            if (priced) {
                window += price[slot];
                if (slot - begin >= item.duration) {
                    window -= price[slot - item.duration];
                }
            }
            var start = slot - item.duration + 1;
            if (start >= begin && clear >= item.duration) {
                var cost = option.byStart[start];
                if (cost != Option.NEVER && cost + window < value) {
                    value = cost + window;
                    at = item.first + start;
                }
            }
        }
    }

    private void pieces(Item item, Option option, boolean priced, boolean bounded, int begin, int end, boolean traced) {
        for (var slot = begin; slot < end; slot++) {
            var cost = bounded && !free[slot] ? Option.NEVER : option.bySlot[slot];
            work[slot] = cost != Option.NEVER && priced ? cost + price[slot] : cost;
        }
        selection.select(work, option.resume, option.delay, begin, end, item.duration, traced);
        value = selection.isFound() ? selection.value() + option.fixed : Option.NEVER;
        at = item.first + selection.end();
    }
}
