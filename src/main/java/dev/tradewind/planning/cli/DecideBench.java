package dev.tradewind.planning.cli;

import dev.tradewind.placement.Candidate;
import dev.tradewind.placement.PlacementEngine;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Measures one decision among many sites over a week of hours, in this process. Every case is measured in this run. */
final class DecideBench {
    private static final int WORKLOADS = 256;
    private static final int WARM_UP = 3000;
    private static final int MEASURED = 5000;

    private DecideBench() {}

    static List<BenchResult> run(long seed) {
        var results = new ArrayList<BenchResult>();
        for (var sites : new int[] {200, 500}) {
            var times = measure(sites, seed);
            // The name of DESIGN §9 is kept for the larger case, the bar of the engine.
            var name = sites == 500 ? "decide.inprocess" : "decide.inprocess.200x168";
            results.add(new BenchResult(name + ".p99", times[(int) (times.length * 0.99)] / 1e6, "ms"));
            results.add(new BenchResult(name + ".p50", times[times.length / 2] / 1e6, "ms"));
        }
        return results;
    }

    private static long[] measure(int sites, long seed) {
        var problem = GeneratedProblem.of(sites, 168, WORKLOADS, seed, 0.5, 0.78 * WORKLOADS / (20.0 * sites));
        var engine = new PlacementEngine(problem);
        var workloads = problem.workloads().toArray(Candidate[]::new);
        var placed = 0;
        for (var round = 0; round < WARM_UP; round++) {
            placed += engine.decide(workloads[round % workloads.length]).placed() == null ? 0 : 1;
        }
        var times = new long[MEASURED];
        for (var round = 0; round < MEASURED; round++) {
            var start = System.nanoTime();
            var decision = engine.decide(workloads[round % workloads.length]);
            times[round] = System.nanoTime() - start;
            placed += decision.placed() == null ? 0 : 1;
        }
        if (placed == 0) {
            throw new IllegalStateException("no decision placed anything: the instance measures nothing");
        }
        Arrays.sort(times);
        return times;
    }
}
