package dev.tradewind.peers.cpsat;

import com.google.ortools.sat.BoolVar;
import com.google.ortools.sat.CpModel;
import com.google.ortools.sat.IntVar;
import com.google.ortools.sat.LinearArgument;
import com.google.ortools.sat.LinearExpr;
import com.google.ortools.sat.Literal;
import dev.tradewind.peers.Greedy;
import dev.tradewind.peers.Instance;
import dev.tradewind.peers.Pick;
import dev.tradewind.peers.Place;
import dev.tradewind.peers.Task;
import dev.tradewind.placement.TierPool;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** The whole problem in CP-SAT. Costs are in micro-USD, so that sums stay small; everything hard is exact. */
final class CpModelOfProblem {
    /** Nano-USD in one unit of the objective. */
    static final long UNIT = CpSat.UNIT_NANO_USD;

    /** How capacity is stated. */
    enum Capacities {
        /** One row for each site, resource and slot. */
        ROWS,
        /** Optional intervals under one cumulative constraint for each site and resource. */
        INTERVALS
    }

    final CpModel model = new CpModel();
    private final Instance instance;
    private final List<Runs> runs;
    private final Weighted cost = new Weighted();
    /** By task, what the solver is told before it searches; null where nothing. */
    private final Pick[] greedy;

    CpModelOfProblem(Instance instance, Capacities capacities, boolean hints) {
        this.instance = instance;
        greedy = hints ? Greedy.picks(instance) : new Pick[instance.tasks().size()];
        runs = instance.tasks().stream().map(task -> new Runs(model, task)).toList();
        runs.forEach(this::costs);
        if (capacities == Capacities.ROWS) {
            rows();
        } else {
            new Cumulative(model, instance, runs, greedy).add();
        }
        for (var pool = 0; pool < instance.problem().tierPools().size(); pool++) {
            bill(pool);
        }
        budgets();
        for (var task : instance.tasks()) {
            task.before().forEach(this::follow);
        }
        for (var run : runs) {
            if (greedy[run.task.index()] != null) {
                run.hint(model, greedy[run.task.index()]);
            }
        }
        model.minimize(cost.sum());
    }

    List<Pick> picks(Predicate<Literal> value) {
        return runs.stream().map(run -> run.pick(value)).toList();
    }

    private static long units(long nanoUsd) {
        return Math.floorDiv(nanoUsd + UNIT / 2, UNIT);
    }

    private void costs(Runs run) {
        for (var index = 0; index < run.at.length; index++) {
            var place = run.task.places().get(index);
            for (var step = 0; step < run.at[index].length; step++) {
                if (run.at[index][step] != null) {
                    cost.add(run.at[index][step], units(place.cost()[step]));
                }
                if (run.resumes[index][step] != null) {
                    cost.add(run.resumes[index][step], units(place.resume()[step]));
                }
            }
            if (run.task.pieced()) {
                cost.add(run.there.get(index), units(place.fixed()));
            }
        }
        // The price of delay is the same at every place.
        for (var step = 0; step < run.last.length; step++) {
            cost.add(run.last[step], units(run.task.places().getFirst().delay()[step + 1]));
        }
    }

    private void rows() {
        var rows = new Weighted[instance.capacity().length];
        for (var run : runs) {
            for (var index = 0; index < run.at.length; index++) {
                var site = run.task.places().get(index).site();
                for (var step = 0; step < run.at[index].length; step++) {
                    var literal = run.at[index][step];
                    var length = run.task.pieced() ? 1 : run.task.duration();
                    for (var slot = step; literal != null && slot < step + length; slot++) {
                        for (var resource = 0; resource < Instance.RESOURCES; resource++) {
                            var cell = instance.cell(site, resource, run.task.first() + slot);
                            rows[cell] = rows[cell] == null ? new Weighted() : rows[cell];
                            rows[cell].add(literal, run.task.demand()[resource]);
                        }
                    }
                }
            }
        }
        for (var cell = 0; cell < rows.length; cell++) {
            if (rows[cell] != null && rows[cell].most() > instance.capacity()[cell]) {
                model.addLessOrEqual(rows[cell].sum(), instance.capacity()[cell]);
            }
        }
    }

    /** The megabytes of the month are split over the steps of the price; a step opens once the one before is full. */
    private void bill(int index) {
        var pool = instance.problem().tierPools().get(index);
        var volume = new Weighted();
        long hinted = 0;
        for (var run : runs) {
            var pick = greedy[run.task.index()];
            hinted += pick == null ? 0 : pick.place().tiered()[index];
            for (var place = 0; place < run.at.length; place++) {
                volume.add(run.there.get(place), run.task.places().get(place).tiered()[index]);
            }
        }
        if (volume.isEmpty()) {
            return;
        }
        var parts = new ArrayList<LinearArgument>();
        IntVar before = null;
        long room = 0;
        for (var step = 0; step < pool.steps().size(); step++) {
            var from = Math.max(0, pool.steps().get(step).fromMegabytes() - pool.alreadyMegabytes());
            var to = Math.min(volume.most(), end(pool, step) - pool.alreadyMegabytes());
            if (to <= from) {
                continue;
            }
            var part = model.newIntVar(0, to - from, "");
            model.addHint(part, Math.clamp(hinted - from, 0, to - from));
            if (before != null) {
                var open = model.newBoolVar("");
                model.addHint((Literal) open, hinted > from);
                model.addGreaterOrEqual(before, LinearExpr.term(open, room));
                model.addLessOrEqual(part, LinearExpr.term(open, to - from));
            }
            // A price is for a gigabyte, a part in megabytes; 10⁶ nano-USD a gigabyte is one micro-USD a megabyte.
            cost.add(part, pool.steps().get(step).nanoUsdPerGigabyte() / 1000 / UNIT);
            parts.add(part);
            before = part;
            room = to - from;
        }
        model.addEquality(LinearExpr.sum(parts.toArray(LinearArgument[]::new)), volume.sum());
    }

    private static long end(TierPool pool, int step) {
        return step + 1 < pool.steps().size() ? pool.steps().get(step + 1).fromMegabytes() : Long.MAX_VALUE / 2;
    }

    private void budgets() {
        for (var budget : instance.problem().budgets()) {
            var spent = new Weighted();
            for (var run : runs) {
                if (!instance.counts(budget, run.task.workload())) {
                    continue;
                }
                for (var index = 0; index < run.at.length; index++) {
                    var place = run.task.places().get(index);
                    for (var step = 0; instance.counts(budget, place.site()) && step < run.at[index].length; step++) {
                        if (run.at[index][step] != null) {
                            spent.add(run.at[index][step], place.milligrams()[step]);
                        }
                        if (run.resumes[index][step] != null) {
                            spent.add(run.resumes[index][step], place.resumeMilligrams()[step]);
                        }
                    }
                }
            }
            if (!spent.isEmpty()) {
                model.addLessOrEqual(spent.sum(), budget.limit());
            }
        }
    }

    private void follow(Task.Edge edge) {
        var before = runs.get(edge.before().index());
        var after = runs.get(edge.after().index());
        // Who starts by a slot meets nobody who ends after it.
        for (var slot = edge.after().first(); slot < edge.before().end(); slot++) {
            var clash = new ArrayList<Literal>();
            between(after, edge.after().first(), slot + 1, clash);
            between(before, slot - edge.before().duration() + 1, edge.before().end(), clash);
            model.addAtMostOne(clash.toArray(Literal[]::new));
        }
        if (edge.megabytes() > 0) {
            pass(edge, before, after);
        }
    }

    /** Literals of the starts {@code [from, to)}. */
    private static void between(Runs run, int from, int to, List<Literal> into) {
        for (var place : run.at) {
            for (var start = Math.max(from, run.task.first()); start < to; start++) {
                var step = start - run.task.first();
                if (step < place.length && place[step] != null) {
                    into.add(place[step]);
                }
            }
        }
    }

    /** Data cross from one site to the other: a flow of one from the place before to the place after. */
    private void pass(Task.Edge edge, Runs before, Runs after) {
        var out = new ArrayList<List<BoolVar>>();
        var in = new ArrayList<List<BoolVar>>();
        after.there.forEach(there -> in.add(new ArrayList<>()));
        var leaves = greedy[edge.before().index()];
        var enters = greedy[edge.after().index()];
        for (var from = 0; from < before.at.length; from++) {
            out.add(new ArrayList<>());
            for (var to = 0; to < after.at.length; to++) {
                var price = instance.handedOn(
                        edge,
                        before.task.places().get(from).site(),
                        after.task.places().get(to).site());
                if (price != Place.NEVER) {
                    var crosses = model.newBoolVar("");
                    cost.add(crosses, units(price));
                    if (leaves != null && enters != null) {
                        model.addHint(
                                (Literal) crosses,
                                leaves.place() == before.task.places().get(from)
                                        && enters.place() == after.task.places().get(to));
                    }
                    out.get(from).add(crosses);
                    in.get(to).add(crosses);
                }
            }
        }
        for (var from = 0; from < out.size(); from++) {
            model.addEquality(LinearExpr.sum(out.get(from).toArray(BoolVar[]::new)), before.there.get(from));
        }
        for (var to = 0; to < in.size(); to++) {
            model.addEquality(LinearExpr.sum(in.get(to).toArray(BoolVar[]::new)), after.there.get(to));
        }
    }
}
