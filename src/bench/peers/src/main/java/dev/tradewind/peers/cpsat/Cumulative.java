package dev.tradewind.peers.cpsat;

import com.google.ortools.sat.CpModel;
import com.google.ortools.sat.CumulativeConstraint;
import com.google.ortools.sat.IntVar;
import com.google.ortools.sat.IntervalVar;
import com.google.ortools.sat.LinearExpr;
import dev.tradewind.peers.Instance;
import dev.tradewind.peers.Pick;
import java.util.List;

/**
 * Capacity by optional intervals: a run has one interval at each place, whose start follows the start variables; each slot of a
 * run that may pause is an interval of its own. Capacity that changes by slot is the most of all slots with the rest taken.
 */
final class Cumulative {
    private final CpModel model;
    private final Instance instance;
    private final List<Runs> runs;
    private final Pick[] hints;
    private final CumulativeConstraint[] constraints;

    /** @param hints by task; null where nothing is told */
    Cumulative(CpModel model, Instance instance, List<Runs> runs, Pick[] hints) {
        this.hints = hints;
        this.model = model;
        this.instance = instance;
        this.runs = runs;
        constraints = new CumulativeConstraint[instance.sites() * Instance.RESOURCES];
    }

    void add() {
        for (var site = 0; site < instance.sites(); site++) {
            for (var resource = 0; resource < Instance.RESOURCES; resource++) {
                constraint(site, resource);
            }
        }
        runs.forEach(this::intervals);
    }

    private void constraint(int site, int resource) {
        long most = 0;
        for (var slot = 0; slot < instance.slots(); slot++) {
            most = Math.max(most, instance.capacity()[instance.cell(site, resource, slot)]);
        }
        if (most == Long.MAX_VALUE) {
            return;
        }
        var constraint = model.addCumulative(most);
        constraints[site * Instance.RESOURCES + resource] = constraint;
        for (var slot = 0; slot < instance.slots(); slot++) {
            var taken = most - instance.capacity()[instance.cell(site, resource, slot)];
            if (taken > 0) {
                constraint.addDemand(model.newFixedInterval(slot, 1, ""), taken);
            }
        }
    }

    private void intervals(Runs run) {
        var task = run.task;
        IntVar start = null;
        if (!task.isService() && !task.pieced()) {
            start = model.newIntVar(task.first(), task.end() - task.duration(), "");
            if (hints[task.index()] != null) {
                model.addHint(start, hints[task.index()].start());
            }
            var sum = new Weighted();
            for (var place : run.at) {
                for (var step = 0; step < place.length; step++) {
                    if (place[step] != null) {
                        sum.add(place[step], task.first() + step);
                    }
                }
            }
            model.addEquality(LinearExpr.sum(new IntVar[] {start}), sum.isEmpty() ? LinearExpr.constant(0) : sum.sum());
        }
        for (var index = 0; index < run.at.length; index++) {
            var site = task.places().get(index).site();
            if (task.pieced()) {
                for (var step = 0; step < run.at[index].length; step++) {
                    if (run.at[index][step] != null) {
                        demand(
                                run,
                                site,
                                model.newOptionalFixedInterval(task.first() + step, 1, run.at[index][step], ""));
                    }
                }
            } else if (start == null) {
                demand(run, site, model.newOptionalFixedInterval(0, task.duration(), run.there.get(index), ""));
            } else {
                demand(
                        run,
                        site,
                        model.newOptionalFixedSizeIntervalVar(start, task.duration(), run.there.get(index), ""));
            }
        }
    }

    private void demand(Runs run, int site, IntervalVar interval) {
        for (var resource = 0; resource < Instance.RESOURCES; resource++) {
            var constraint = constraints[site * Instance.RESOURCES + resource];
            if (constraint != null && run.task.demand()[resource] > 0) {
                constraint.addDemand(interval, run.task.demand()[resource]);
            }
        }
    }
}
