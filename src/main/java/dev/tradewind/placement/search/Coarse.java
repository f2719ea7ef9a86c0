package dev.tradewind.placement.search;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * First prices: one for all slots of a site and resource. What an item costs at such prices is its floor plus a product, so
 * that a step takes as long as a look at every option. Floating point in a fixed order: the same on every machine.
 */
final class Coarse {
    private static final int STEPS = 100;
    private static final Parts PARTS = new Parts(40, 50);
    private static final int PATIENCE = 15;
    private static final double BEND = 1.5;
    /** Nano-USD that a whole row may be worth: far above any plan's need, and the sum over all rows fits a long. */
    private static final double MOST = 1e15;

    private final Space space;
    private final Workers workers;
    /** By row: all slots together. */
    private final double[] capacity;

    private final double[] price;
    private final double[] best;
    private final double[] direction;
    private final double[] use;
    private final int[] chosen;
    private final double[] value;

    private Coarse(Space space, Workers workers) {
        this.space = space;
        this.workers = workers;
        capacity = new double[space.cells() / space.slots];
        for (var row = 0; row < capacity.length; row++) {
            for (var slot = 0; space.isLimited(row / Space.RESOURCES) && slot < space.slots; slot++) {
                capacity[row] += space.capacity[row * space.slots + slot];
            }
        }
        price = new double[capacity.length];
        best = new double[capacity.length];
        direction = new double[capacity.length];
        use = new double[capacity.length];
        chosen = new int[space.items.length];
        value = new double[space.items.length];
    }

    /** Nano-USD of one unit in one slot, the same for all slots of a row. */
    static Duals prices(Space space, Workers workers) {
        var coarse = new Coarse(space, workers);
        if (Arrays.stream(coarse.capacity).anyMatch(row -> row > 0)) {
            coarse.run();
        }
        var cells = new long[space.cells()];
        for (var cell = 0; cell < cells.length; cell++) {
            cells[cell] = (long) coarse.best[cell / space.slots];
        }
        return new Duals(space, cells, new long[space.budgets.size()]);
    }

    private void run() {
        var start = bound();
        var rows = Arrays.stream(capacity).filter(row -> row > 0).count();
        sweep(0.5 * Math.max(1, Math.abs(start)) / rows);
        var bound = bound();
        var highest = start;
        if (bound > highest) {
            highest = bound;
            System.arraycopy(price, 0, best, 0, price.length);
        }
        var pace = new Pace(highest, 0.002, PATIENCE);
        for (var step = 0; step < STEPS; step++) {
            if (!step(pace.target() - bound)) {
                return;
            }
            bound = bound();
            if (bound > highest) {
                highest = bound;
                System.arraycopy(price, 0, best, 0, price.length);
            }
            if (pace.isLost(bound)) {
                System.arraycopy(best, 0, price, 0, price.length);
                Arrays.fill(direction, 0);
                bound = bound();
            }
        }
    }

    /**
     * Prices answer after every few items instead of after all: a rough answer soon. Each row's steps shrink with what it
     * has seen (Duchi, Hazan and Singer); the mean of the later prices is kept.
     */
    private void sweep(double worth) {
        var order = IntStream.range(0, chosen.length).toArray();
        var random = new SplittableRandom(17);
        var seen = new double[price.length];
        var mean = new double[price.length];
        var means = 0;
        var parts = PARTS.of(order.length);
        var few = Math.ceilDiv(order.length, parts.parts());
        for (var pass = 0; pass < parts.passes(); pass++) {
            for (var at = order.length - 1; at > 0; at--) {
                var other = random.nextInt(at + 1);
                var held = order[at];
                order[at] = order[other];
                order[other] = held;
            }
            for (var from = 0; from < order.length; from += few) {
                var to = Math.min(order.length, from + few);
                var share = (double) (to - from) / order.length;
                Arrays.fill(use, 0);
                for (var at = from; at < to; at++) {
                    choose(order[at]);
                    add(order[at]);
                }
                for (var row = 0; row < price.length; row++) {
                    if (capacity[row] == 0) {
                        continue;
                    }
                    var over = use[row] / capacity[row] / share - 1;
                    seen[row] += over * over;
                    if (seen[row] > 0) {
                        move(row, worth * over / Math.sqrt(seen[row]));
                    }
                }
                if (pass >= parts.passes() / 2) {
                    means++;
                    for (var row = 0; row < price.length; row++) {
                        mean[row] += (price[row] - mean[row]) / means;
                    }
                }
            }
        }
        System.arraycopy(mean, 0, price, 0, price.length);
    }

    private double bound() {
        workers.each(chosen.length, () -> space, (index, none) -> choose(index));
        double bound = 0;
        Arrays.fill(use, 0);
        for (var index = 0; index < chosen.length; index++) {
            bound += value[index];
            add(index);
        }
        for (var row = 0; row < price.length; row++) {
            bound -= price[row] * capacity[row];
        }
        return bound;
    }

    private void add(int index) {
        var item = space.items[index];
        for (var resource = 0; resource < Space.RESOURCES; resource++) {
            use[item.site(chosen[index]) * Space.RESOURCES + resource] += slots(item, resource);
        }
    }

    private static double slots(Item item, int resource) {
        return (double) item.demand[resource] * item.duration * item.runs;
    }

    private void choose(int index) {
        var item = space.items[index];
        var vcpu = slots(item, 0);
        var memory = slots(item, 1);
        var gpu = slots(item, 2);
        var cheapest = Double.POSITIVE_INFINITY;
        for (var option = 0; option < item.options() && item.low[option] < cheapest; option++) {
            var row = item.site(option) * Space.RESOURCES;
            var cost = item.low[option] + vcpu * price[row] + memory * price[row + 1] + gpu * price[row + 2];
            if (cost < cheapest) {
                cheapest = cost;
                chosen[index] = option;
            }
        }
        value[index] = cheapest;
    }

    /** By so much for all of the row together. */
    private void move(int row, double worth) {
        price[row] = Math.clamp(price[row] + worth / capacity[row], 0, MOST / capacity[row]);
    }

    private double excess(int row) {
        var over = capacity[row] == 0 ? 0 : use[row] / capacity[row] - 1;
        return over < 0 && price[row] <= 0 ? 0 : over;
    }

    private boolean step(double distance) {
        double along = 0;
        double before = 0;
        for (var row = 0; row < price.length; row++) {
            along += excess(row) * direction[row];
            before += direction[row] * direction[row];
        }
        var bend = before == 0 || along >= 0 ? 0 : -BEND * along / before;
        double norm = 0;
        for (var row = 0; row < price.length; row++) {
            direction[row] = excess(row) + bend * direction[row];
            direction[row] = price[row] <= 0 ? Math.max(0, direction[row]) : direction[row];
            norm += direction[row] * direction[row];
        }
        if (norm == 0) {
            return false;
        }
        for (var row = 0; row < price.length; row++) {
            if (direction[row] != 0) {
                move(row, Math.max(distance, 1) / norm * direction[row]);
            }
        }
        return true;
    }
}
