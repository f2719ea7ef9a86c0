package dev.tradewind.placement.search;

import dev.tradewind.placement.Assignment;
import dev.tradewind.placement.Infeasible;
import dev.tradewind.placement.PlacementProblem;
import dev.tradewind.placement.Plan;
import dev.tradewind.placement.SearchOptions;
import dev.tradewind.placement.StandingPlan;
import dev.tradewind.placement.explanation.Assessor;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Runs the search over a whole problem and writes its result down, with reasons. */
public final class PlanSearch {
    private final PlacementProblem problem;
    private final Assessor assessor;

    public PlanSearch(PlacementProblem problem, Assessor assessor) {
        this.problem = problem;
        this.assessor = assessor;
    }

    /** @param earlier where to start from; null: from nothing */
    public Plan run(SearchOptions options, @Nullable Plan earlier) {
        try (var workers = new Workers(options.threads())) {
            var space = new Compiler(problem, assessor).compile(workers);
            var result = new Search(space, workers, options, earlier).run();
            return write(space, result, options, workers);
        }
    }

    /** The same, with all that was worked out kept for the loss of a site. */
    public StandingPlan stand(SearchOptions options) {
        try (var workers = new Workers(options.threads())) {
            var space = new Compiler(problem, assessor).compile(workers);
            var result = new Search(space, workers, options, null).run();
            return new KeptPlan(space, result, write(space, result, options, workers), options.threads());
        }
    }

    private Plan write(Space space, Search.Result result, SearchOptions options, Workers workers) {
        var items = new HashMap<String, Integer>();
        for (var index = 0; index < space.items.length; index++) {
            items.put(space.items[index].workload.id(), index);
        }
        var workloads = problem.workloads();
        var bill = new Bill(space, result.board());
        var shortage = new Shortage(space, assessor, result.board());
        var assignments = new @Nullable Assignment[workloads.size()];
        var infeasible = new @Nullable Infeasible[workloads.size()];
        workers.each(workloads.size(), Object::new, (at, none) -> {
            var workload = workloads.get(at);
            var index = items.get(workload.id());
            if (index == null) {
                infeasible[at] = shortage.noOption(workload);
                return;
            }
            var pick = result.board().picks[index];
            var assessment = assessor.assess(workload);
            if (pick == null) {
                infeasible[at] = shortage.crowdedOut(index, assessment);
                return;
            }
            var choice = bill.of(index, pick);
            var today = bill.today(index, pick, assessor.runsToday(workload));
            assignments[at] = new Assignment(workload.id(), choice, today, assessment.explain(choice));
        });
        return new Plan(
                present(assignments),
                present(infeasible).stream()
                        .sorted(Comparator.comparing(Infeasible::workload))
                        .toList(),
                result.board().total(),
                result.proved().nanoUsd(),
                result.duals().positiveCells(),
                result.duals().positiveBudgets(),
                result.iterations(),
                options.seed(),
                result.reason(),
                problem.weights(),
                List.of(),
                result.proved().cases());
    }

    static <T> List<T> present(@Nullable T[] all) {
        var present = new ArrayList<T>();
        for (var one : all) {
            if (one != null) {
                present.add(one);
            }
        }
        return present;
    }
}
