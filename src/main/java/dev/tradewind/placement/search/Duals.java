package dev.tradewind.placement.search;

import dev.tradewind.placement.Budget;
import dev.tradewind.placement.BudgetPrice;
import dev.tradewind.placement.CellPrice;
import dev.tradewind.placement.Resource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A price of at least 0 on every capacity cell and every budget: whole numbers, so that what they prove is exact. */
final class Duals {
    /** Budget prices are scaled by 2²⁰. */
    static final int SHIFT = 20;

    private static final int RESOURCES = Resource.values().length;
    private final Space space;
    final long[] cell;
    final long[] budget;
    private final long[] rowTotal;
    private final boolean[] priced;
    /** By row: sums over {@code [0, slot)}, for floors. */
    private final double[] sum;
    /** By row: lowest price in any run of 2ᵏ slots, level after level. */
    private final long[][] lowest;
    /** The case that is looked at; null: any volume in every tier pool. */
    private final @Nullable Volumes volumes;

    Duals(Space space) {
        this(space, new long[space.cells()], new long[space.budgets.size()]);
    }

    Duals(Space space, long[] cell, long[] budget) {
        this.space = space;
        this.cell = cell;
        this.budget = budget;
        volumes = null;
        rowTotal = new long[space.sites.size() * RESOURCES];
        priced = new boolean[space.sites.size()];
        sum = new double[rowTotal.length * (space.slots + 1)];
        for (var row = 0; row < rowTotal.length; row++) {
            long total = 0;
            for (var slot = 0; slot < space.slots; slot++) {
                total = Math.addExact(total, cell[row * space.slots + slot]);
                sum[row * (space.slots + 1) + slot + 1] = total;
            }
            rowTotal[row] = total;
            priced[row / RESOURCES] |= total > 0;
        }
        lowest = new long[32 - Integer.numberOfLeadingZeros(space.slots)][];
        lowest[0] = cell;
        for (var level = 1; level < lowest.length; level++) {
            lowest[level] = new long[cell.length];
            var half = 1 << (level - 1);
            for (var row = 0; row < rowTotal.length; row++) {
                if (rowTotal[row] == 0) {
                    continue;
                }
                var end = (row + 1) * space.slots - 2 * half;
                for (var at = row * space.slots; at <= end; at++) {
                    lowest[level][at] = Math.min(lowest[level - 1][at], lowest[level - 1][at + half]);
                }
            }
        }
    }

    private Duals(Duals prices, Volumes volumes) {
        space = prices.space;
        cell = prices.cell;
        budget = prices.budget;
        rowTotal = prices.rowTotal;
        priced = prices.priced;
        sum = prices.sum;
        lowest = prices.lowest;
        this.volumes = volumes;
    }

    /** The same prices in one case of a proof. */
    Duals in(Volumes one) {
        return new Duals(this, one);
    }

    /** What the case asks for a choice's tiered gigabytes above their price without it. */
    long dearer(long @Nullable [] megabytes) {
        return volumes == null ? 0 : volumes.dearer(megabytes);
    }

    /** The same, at least, whatever an item chooses. */
    long leastDearer(Item item) {
        if (volumes == null) {
            return 0;
        }
        var least = dearer(item.tiered(0));
        for (var option = 1; option < item.options(); option++) {
            if (item.tiered(option) != item.tiered(option - 1)) {
                least = Math.min(least, dearer(item.tiered(option)));
            }
        }
        return least;
    }

    /** The same prices for other items of the same problem. */
    Duals in(Space other) {
        return new Duals(other, cell, budget);
    }

    /** The same prices, 0 at one site. */
    Duals without(int site) {
        var cells = cell.clone();
        Arrays.fill(cells, site * RESOURCES * space.slots, (site + 1) * RESOURCES * space.slots, 0);
        return new Duals(space, cells, budget.clone());
    }

    /** What the capacity of a site costs an item at least, wherever in its window it runs. */
    long atLeast(Item item, int site) {
        if (!priced[site]) {
            return 0;
        }
        long sum = 0;
        for (var resource = 0; resource < RESOURCES; resource++) {
            var demand = item.demand[resource];
            var row = site * RESOURCES + resource;
            if (demand == 0 || rowTotal[row] == 0) {
                continue;
            }
            if (item.service) {
                sum += demand * rowTotal[row];
                continue;
            }
            var level = 31 - Integer.numberOfLeadingZeros(item.span);
            for (var run = 0; run < item.runs; run++) {
                var from = row * space.slots + item.first + run * item.every;
                var least = Math.min(lowest[level][from], lowest[level][from + item.span - (1 << level)]);
                sum += demand * item.duration * least;
            }
        }
        return sum;
    }

    /** Adds what capacity costs an item in {@code [first, first + k)} to {@code sums[k]}. */
    void addSums(Item item, int site, double[] sums) {
        for (var resource = 0; resource < RESOURCES; resource++) {
            var row = site * RESOURCES + resource;
            if (item.demand[resource] == 0 || rowTotal[row] == 0) {
                continue;
            }
            double demand = item.demand[resource];
            var from = row * (space.slots + 1) + item.first;
            for (var slot = 0; slot <= item.span; slot++) {
                sums[slot] += demand * (sum[from + slot] - sum[from]);
            }
        }
    }

    boolean isPriced(int site) {
        return priced[site];
    }

    /** Of one unit of a resource through all slots. */
    long through(int site, int resource) {
        return rowTotal[site * RESOURCES + resource];
    }

    boolean pricesBudgetsOf(Item item) {
        for (var index : item.budgets) {
            if (budget[index] > 0) {
                return true;
            }
        }
        return false;
    }

    /** Scaled price of one unit of a kind of spending, for a workload at a site. */
    long of(Item item, int site, Budget.Kind kind) {
        long sum = 0;
        for (var index : item.budgets) {
            if (space.budgets.get(index).kind() == kind && space.countsAt(index, site)) {
                sum += budget[index];
            }
        }
        return sum;
    }

    /** {@code ⌊amount · scaled / 2²⁰⌋}, without overflow on the way. */
    static long times(long amount, long scaled) {
        return scaled == 0 ? 0 : Math.multiplyHigh(amount, scaled) << (64 - SHIFT) | (amount * scaled) >>> SHIFT;
    }

    /** What all capacity and all budgets are worth at these prices, rounded up, less what a case adds. */
    long value() {
        long value = volumes == null ? 0 : -volumes.height();
        for (var site = 0; site < priced.length; site++) {
            if (!priced[site]) {
                continue;
            }
            for (var at = site * RESOURCES * space.slots; at < (site + 1) * RESOURCES * space.slots; at++) {
                if (cell[at] > 0) {
                    value = Math.addExact(value, Math.multiplyExact(cell[at], space.capacity[at]));
                }
            }
        }
        for (var index = 0; index < budget.length; index++) {
            if (budget[index] > 0) {
                value = Math.addExact(value, times(space.budgets.get(index).limit(), budget[index]) + 1);
            }
        }
        return value;
    }

    List<CellPrice> positiveCells() {
        var positive = new ArrayList<CellPrice>();
        for (var at = 0; at < cell.length; at++) {
            if (cell[at] > 0) {
                var row = at / space.slots;
                positive.add(new CellPrice(
                        space.sites.get(row / RESOURCES).id(),
                        Resource.values()[row % RESOURCES],
                        at % space.slots,
                        cell[at]));
            }
        }
        return positive;
    }

    List<BudgetPrice> positiveBudgets() {
        var positive = new ArrayList<BudgetPrice>();
        for (var index = 0; index < budget.length; index++) {
            if (budget[index] > 0) {
                positive.add(new BudgetPrice(space.budgets.get(index).id(), budget[index]));
            }
        }
        return positive;
    }
}
