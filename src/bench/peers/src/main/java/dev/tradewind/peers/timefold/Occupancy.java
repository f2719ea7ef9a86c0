package dev.tradewind.peers.timefold;

import dev.tradewind.peers.Instance;
import dev.tradewind.peers.Pick;
import dev.tradewind.peers.Place;
import dev.tradewind.peers.Task;
import dev.tradewind.placement.Budget;
import java.util.List;

/** What all choices together take, break and cost, kept up to date by single changes. */
final class Occupancy {
    /** What one slot of running before the predecessor has ended counts among capacity units. */
    private static final long OVERLAP = 1000;

    private static final long UNPRICED = 1_000_000;
    private final Instance instance;
    private final Pick[] picks;
    private final long[] free;
    private final List<Budget> budgets;
    private final boolean[][] counts;
    private final long[] spent;
    private final long[] volume;
    private final long[] bill;
    private final Run[][] residents;
    private final int[] population;
    private final int[] position;
    private long excess;
    private long broken;
    private long cost;

    Occupancy(Schedule schedule) {
        instance = schedule.instance();
        picks = new Pick[instance.tasks().size()];
        free = instance.capacity().clone();
        budgets = instance.problem().budgets();
        spent = new long[budgets.size()];
        counts = new boolean[budgets.size()][picks.length];
        for (var budget = 0; budget < spent.length; budget++) {
            for (var task : instance.tasks()) {
                counts[budget][task.index()] = instance.counts(budgets.get(budget), task.workload());
            }
        }
        volume = new long[instance.problem().tierPools().size()];
        bill = new long[volume.length];
        residents = new Run[instance.sites()][8];
        population = new int[instance.sites()];
        position = new int[picks.length];
        for (var run : schedule.getRuns()) {
            add(run);
        }
    }

    /** Above 0 where something hard is broken: units over capacity, slots of overlap, grams over a budget. */
    long hard() {
        var sum = excess + broken;
        for (var budget = 0; budget < spent.length; budget++) {
            var over = spent[budget] - budgets.get(budget).limit();
            sum += over > 0 ? 1 + over / 1000 : 0;
        }
        return sum;
    }

    /** Nano-USD a month. */
    long cost() {
        var sum = cost;
        for (var pool : bill) {
            sum += pool;
        }
        return sum;
    }

    int residents(int site) {
        return population[site];
    }

    Run resident(int site, int number) {
        return residents[site][number];
    }

    /** Whether a workload fits into a slot as it stands. */
    boolean fits(Task task, int site, int slot) {
        for (var resource = 0; resource < Instance.RESOURCES; resource++) {
            if (free[instance.cell(site, resource, slot)] < task.demand()[resource]) {
                return false;
            }
        }
        return true;
    }

    void add(Run run) {
        var pick = run.getPick();
        if (pick == null) {
            return;
        }
        var task = run.task();
        picks[task.index()] = pick;
        change(task, pick, 1);
        var site = pick.site();
        if (population[site] == residents[site].length) {
            residents[site] = java.util.Arrays.copyOf(residents[site], 2 * population[site]);
        }
        position[task.index()] = population[site];
        residents[site][population[site]++] = run;
    }

    void remove(Run run) {
        var task = run.task();
        var pick = picks[task.index()];
        if (pick == null) {
            return;
        }
        change(task, pick, -1);
        picks[task.index()] = null;
        var site = pick.site();
        var last = residents[site][--population[site]];
        residents[site][position[task.index()]] = last;
        position[last.task().index()] = position[task.index()];
    }

    private void change(Task task, Pick pick, int sign) {
        var pieces = pick.pieces();
        for (var resource = 0; resource < Instance.RESOURCES; resource++) {
            var demand = sign * task.demand()[resource];
            if (demand == 0) {
                continue;
            }
            var row = instance.cell(pick.site(), resource, 0);
            for (var piece = 0; piece < pieces.length; piece += 2) {
                for (var cell = row + pieces[piece]; cell < row + pieces[piece + 1]; cell++) {
                    var before = free[cell];
                    var after = before - demand;
                    free[cell] = after;
                    excess += (before < 0 ? before : 0) - (after < 0 ? after : 0);
                }
            }
        }
        cost += sign * pick.cost();
        for (var budget = 0; budget < spent.length; budget++) {
            if (counts[budget][task.index()] && instance.counts(budgets.get(budget), pick.site())) {
                spent[budget] += sign * pick.milligrams();
            }
        }
        var tiered = pick.place().tiered();
        for (var pool = 0; pool < volume.length; pool++) {
            if (tiered[pool] > 0) {
                volume[pool] += sign * tiered[pool];
                bill[pool] = instance.problem().tierPools().get(pool).nanoUsd(volume[pool]);
            }
        }
        for (var edge : task.before()) {
            tie(edge, picks[edge.before().index()], pick, sign);
        }
        for (var edge : task.after()) {
            tie(edge, pick, picks[edge.after().index()], sign);
        }
    }

    private void tie(Task.Edge edge, Pick before, Pick after, int sign) {
        if (before == null || after == null) {
            return;
        }
        broken += sign * OVERLAP * Math.max(0, before.end() - after.start());
        var price = instance.handedOn(edge, before.site(), after.site());
        if (price == Place.NEVER) {
            broken += sign * UNPRICED;
        } else {
            cost += sign * price;
        }
    }
}
