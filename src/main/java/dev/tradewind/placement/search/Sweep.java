package dev.tradewind.placement.search;

import dev.tradewind.placement.Budget;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * From one price for each site and resource to one for each of their slots. Prices answer after every few items instead of
 * after all: a rough answer soon. Each cell's steps shrink with what it has seen (Duchi, Hazan and Singer), and the mean of
 * the later prices is kept. Floating point in a fixed order: the same on every machine and with any number of threads.
 */
final class Sweep {
    private static final Parts PARTS = new Parts(30, 40);
    private static final double FIRST_STEP = 2;
    private final Space space;
    private final Workers workers;
    private final int slots;
    private final double[] price;
    private final double[] sum;
    private final double[] least;
    private final double[] use;
    private final double[] rowUse;
    private final BudgetPrices budgets;
    private final int[] chosen;
    private final int[] start;
    /** By item in pieces: whether it takes a slot of its window. */
    private final boolean[][] taken;

    private Sweep(Space space, Workers workers, Duals from) {
        this.space = space;
        this.workers = workers;
        slots = space.slots;
        price = new double[space.cells()];
        for (var cell = 0; cell < price.length; cell++) {
            price[cell] = from.cell[cell];
        }
        least = new double[price.length / slots];
        sum = new double[least.length * (slots + 1)];
        use = new double[price.length];
        rowUse = new double[least.length];
        budgets = new BudgetPrices(space);
        chosen = new int[space.items.length];
        start = new int[chosen.length];
        taken = new boolean[chosen.length][];
        for (var index = 0; index < chosen.length; index++) {
            taken[index] = new boolean[space.items[index].pieced ? space.items[index].span : 0];
        }
    }

    static Duals from(Space space, Workers workers, Duals coarse) {
        return new Sweep(space, workers, coarse).run();
    }

    private Duals run() {
        var worth = worth();
        var order = IntStream.range(0, chosen.length).toArray();
        var random = new SplittableRandom(29);
        var seen = new double[price.length];
        var mean = new double[price.length];
        var means = 0;
        var parts = PARTS.finer(order.length);
        var few = Math.max(1, Math.ceilDiv(order.length, parts.parts()));
        for (var pass = 0; pass < parts.passes(); pass++) {
            var counts = pass >= parts.passes() / 2;
            for (var at = order.length - 1; at > 0; at--) {
                var other = random.nextInt(at + 1);
                var held = order[at];
                order[at] = order[other];
                order[other] = held;
            }
            for (var from = 0; from < order.length; from += few) {
                var to = Math.min(order.length, from + few);
                answer(order, from, to);
                step(worth, (double) (to - from) / order.length, seen);
                budgets.step((double) (to - from) / order.length, counts);
                if (counts) {
                    means++;
                    for (var cell = 0; cell < price.length; cell++) {
                        mean[cell] += (price[cell] - mean[cell]) / means;
                    }
                }
            }
        }
        var cells = new long[price.length];
        for (var cell = 0; cell < cells.length; cell++) {
            cells[cell] = Math.round(mean[cell]);
        }
        return new Duals(space, cells, budgets.scaled());
    }

    /** By row: nano-USD by which the first step moves the value of a cell. */
    private double[] worth() {
        var worth = new double[least.length];
        double all = 0;
        for (var row = 0; row < worth.length; row++) {
            for (var slot = 0; space.isLimited(row / Space.RESOURCES) && slot < slots; slot++) {
                worth[row] += price[row * slots + slot] * space.capacity[row * slots + slot] / slots;
            }
            all += worth[row] / worth.length;
        }
        for (var row = 0; row < worth.length; row++) {
            worth[row] = FIRST_STEP * Math.max(worth[row], all / 10);
        }
        return worth;
    }

    private void answer(int[] order, int from, int to) {
        for (var row = 0; row < least.length; row++) {
            var lowest = Double.POSITIVE_INFINITY;
            double total = 0;
            for (var slot = 0; slot < slots; slot++) {
                var here = price[row * slots + slot];
                lowest = Math.min(lowest, here);
                total += here;
                sum[row * (slots + 1) + slot + 1] = total;
            }
            least[row] = lowest;
        }
        workers.each(to - from, () -> new double[2][slots + 1], (at, scratch) -> choose(order[from + at], scratch));
        Arrays.fill(use, 0);
        Arrays.fill(rowUse, 0);
        for (var at = from; at < to; at++) {
            add(order[at]);
        }
    }

    private void choose(int index, double[][] scratch) {
        var item = space.items[index];
        var cheapest = Double.POSITIVE_INFINITY;
        for (var rank = -1; rank < item.options(); rank++) {
            // Where it was last time first: most of the others are then seen to be dearer at a glance.
            var option = rank < 0 ? chosen[index] : rank;
            if (item.low[option] >= cheapest) {
                if (rank < 0) {
                    continue;
                }
                break;
            }
            var row = item.site(option) * Space.RESOURCES;
            double glance = item.low[option];
            for (var resource = 0; resource < Space.RESOURCES; resource++) {
                glance += item.demand[resource]
                        * (item.service
                                ? sum[(row + resource) * (slots + 1) + slots]
                                : least[row + resource] * item.duration * item.runs);
            }
            if (glance >= cheapest) {
                continue;
            }
            if (item.service || !Floor.tells(item, item.spot(option))) {
                if (item.service && budgets.concern(item)) {
                    glance += budgets.ofSlots(item, item.site(option), 0, slots);
                    if (glance >= cheapest) {
                        continue;
                    }
                }
                cheapest = glance;
                chosen[index] = option;
                continue;
            }
            cheapest = run(index, option, row, cheapest, scratch);
        }
    }

    private double run(int index, int option, int row, double cheapest, double[][] scratch) {
        var item = space.items[index];
        var sums = scratch[0];
        var site = item.site(option);
        var billed = 1.0;
        var milligram = 0.0;
        if (budgets.concern(item)) {
            billed += budgets.of(item, site, Budget.Kind.BILLED);
            milligram = budgets.of(item, site, Budget.Kind.CARBON);
        }
        var tables = space.assessor.tables(site);
        item.outline.sums(tables, item.first, item.first + item.span, billed, milligram, sums);
        for (var resource = 0; resource < Space.RESOURCES; resource++) {
            var demand = item.demand[resource];
            var from = (row + resource) * (slots + 1) + item.first;
            for (var slot = 0; demand > 0 && slot <= item.span; slot++) {
                sums[slot] += demand * (sum[from + slot] - sum[from]);
            }
        }
        if (item.pieced) {
            return pieces(index, option, cheapest, sums, scratch[1]);
        }
        var found = cheapest;
        for (var begin = 0; begin + item.duration <= item.span; begin++) {
            var cost = item.fixed[option]
                    + sums[begin + item.duration]
                    - sums[begin]
                    + item.outline.late(item.first + begin);
            if (cost < found) {
                found = cost;
                chosen[index] = option;
                start[index] = item.first + begin;
            }
        }
        return found;
    }

    private double pieces(int index, int option, double cheapest, double[] sums, double[] sorted) {
        var item = space.items[index];
        for (var slot = 0; slot < item.span; slot++) {
            sorted[slot] = sums[slot + 1] - sums[slot];
        }
        Arrays.sort(sorted, 0, item.span);
        var cost = item.fixed[option] + item.outline.late(item.first);
        for (var slot = 0; slot < item.duration; slot++) {
            cost += sorted[slot];
        }
        if (cost >= cheapest) {
            return cheapest;
        }
        chosen[index] = option;
        var left = item.duration;
        for (var slot = 0; slot < item.span; slot++) {
            taken[index][slot] = left > 0 && sums[slot + 1] - sums[slot] <= sorted[item.duration - 1];
            left -= taken[index][slot] ? 1 : 0;
        }
        return cost;
    }

    private void spend(Item item, int index) {
        var site = item.site(chosen[index]);
        if (item.service) {
            budgets.spend(item, site, 0, slots);
        } else if (item.pieced) {
            for (var slot = 0; slot < item.span; slot++) {
                if (taken[index][slot]) {
                    budgets.spend(item, site, item.first + slot, item.first + slot + 1);
                }
            }
        } else {
            var begin = Math.clamp(start[index], item.first, item.first + item.span - item.duration);
            budgets.spend(item, site, begin, begin + item.duration);
        }
    }

    /** Services by row, runs by cell. */
    private void add(int index) {
        var item = space.items[index];
        if (budgets.concern(item)) {
            spend(item, index);
        }
        var row = item.site(chosen[index]) * Space.RESOURCES;
        for (var resource = 0; resource < Space.RESOURCES; resource++) {
            double demand = item.demand[resource];
            if (demand == 0) {
                continue;
            }
            if (item.service) {
                rowUse[row + resource] += demand;
                continue;
            }
            for (var run = 0; run < item.runs; run++) {
                var at = (row + resource) * slots + run * item.every;
                if (item.pieced) {
                    for (var slot = 0; slot < item.span; slot++) {
                        use[at + item.first + slot] += taken[index][slot] ? demand : 0;
                    }
                } else {
                    var begin = Math.clamp(start[index], item.first, item.first + item.span - item.duration);
                    for (var slot = begin; slot < begin + item.duration; slot++) {
                        use[at + slot] += demand;
                    }
                }
            }
        }
    }

    private void step(double[] worth, double share, double[] seen) {
        for (var row = 0; row < rowUse.length; row++) {
            if (!space.isLimited(row / Space.RESOURCES)) {
                continue;
            }
            for (var cell = row * slots; cell < (row + 1) * slots; cell++) {
                double capacity = space.capacity[cell];
                if (capacity > 0) {
                    var over = (use[cell] + rowUse[row]) / capacity / share - 1;
                    seen[cell] += over * over;
                    var moved = price[cell] + worth[row] * over / Math.sqrt(seen[cell]) / capacity;
                    price[cell] = seen[cell] > 0 ? Math.clamp(moved, 0, Ascent.MOST / capacity) : price[cell];
                }
            }
        }
    }
}
