package dev.tradewind.planning.cli;

import dev.tradewind.bench.BenchResult;
import dev.tradewind.placement.Candidate;
import dev.tradewind.placement.PlacementProblem;
import dev.tradewind.placement.Plan;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;

/** What makes a generated problem hard, counted. */
final class Hardness {
    private Hardness() {}

    static List<BenchResult> of(PlacementProblem problem, Plan plan) {
        var followed = problem.workloads().stream()
                .flatMap(workload -> workload.shape().after().stream())
                .map(before -> before.workload())
                .collect(java.util.stream.Collectors.toSet());
        return List.of(
                new BenchResult(
                        "plan.10k.classes",
                        problem.workloads().stream()
                                .map(workload -> Objects.hash(
                                        workload.demand(),
                                        workload.durationSlots(),
                                        workload.earliestSlot(),
                                        workload.data(),
                                        workload.users(),
                                        workload.limits()))
                                .distinct()
                                .count(),
                        "count"),
                share(
                        "plan.10k.interruptible",
                        problem,
                        workload -> workload.shape().interruptible()),
                share(
                        "plan.10k.in_dags",
                        problem,
                        workload -> !workload.shape().after().isEmpty() || followed.contains(workload.id())),
                share("plan.10k.gangs", problem, workload -> workload.shape().members() > 1),
                new BenchResult("plan.10k.budget_used", budgetUsed(problem, plan), "%"));
    }

    private static BenchResult share(String name, PlacementProblem problem, Predicate<Candidate> which) {
        var count = problem.workloads().stream().filter(which).count();
        return new BenchResult(name, 100.0 * count / problem.workloads().size(), "%");
    }

    /** Of the first budget, which is one of carbon. */
    private static double budgetUsed(PlacementProblem problem, Plan plan) {
        var budget = problem.budgets().getFirst();
        var milligrams = new HashMap<String, Long>();
        plan.assignments()
                .forEach(assignment -> milligrams.put(
                        assignment.workload(), assignment.choice().terms().carbonMilligrams()));
        return 100.0
                * budget.workloads().stream()
                        .mapToLong(id -> milligrams.getOrDefault(id, 0L))
                        .sum()
                / budget.limit();
    }
}
