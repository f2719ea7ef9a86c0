package dev.tradewind.planning.cli;

import dev.tradewind.placement.PlacementEngine;
import dev.tradewind.placement.SearchOptions;
import java.util.List;

/** Plans a generated company with scarce capacity and states the gap that its prices prove. */
final class PlanBench {
    private static final int WORKLOADS = 1000;
    private static final int SITES = 50;
    private static final int ITERATIONS = 60;

    private PlanBench() {}

    static List<BenchResult> run(long seed) {
        var problem = GeneratedProblem.of(SITES, 168, WORKLOADS, seed);
        var start = System.nanoTime();
        var engine = new PlacementEngine(problem);
        var plan = engine.plan(SearchOptions.of(ITERATIONS));
        var seconds = (System.nanoTime() - start) / 1e9;
        var gap = plan.gapPerMillion();
        return List.of(
                new BenchResult("plan.1k.gap", gap == null ? Double.NaN : gap / 10_000.0, "%"),
                new BenchResult("plan.1k.time", seconds, "s"),
                new BenchResult("plan.1k.placed", plan.assignments().size(), "count"),
                new BenchResult("plan.1k.priced_cells", plan.prices().size(), "count"),
                new BenchResult(
                        "plan.1k.bound_errors", engine.provenBound(plan) == plan.boundNanoUsd() ? 0 : 1, "count"));
    }
}
