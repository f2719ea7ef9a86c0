package dev.tradewind.planning.cli;

import dev.tradewind.bench.BenchResult;
import dev.tradewind.placement.Candidate;
import dev.tradewind.placement.PlacementEngine;
import dev.tradewind.placement.Room;
import java.lang.management.ManagementFactory;
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
            var times = new long[MEASURED];
            var cpu = new long[MEASURED];
            measure(sites, seed, times, cpu);
            // The name of DESIGN §9 is kept for the larger case, the bar of the engine.
            var name = sites == 500 ? "decide.inprocess" : "decide.inprocess.200x168";
            results.add(new BenchResult(name + ".p99", times[(int) (times.length * 0.99)] / 1e6, "ms"));
            results.add(new BenchResult(name + ".p50", times[times.length / 2] / 1e6, "ms"));
            // What the decision itself needs, without the turns that other processes of the machine took.
            results.add(new BenchResult(name + ".cpu.p99", cpu[(int) (cpu.length * 0.99)] / 1e6, "ms"));
        }
        return results;
    }

    private static void measure(int sites, long seed, long[] times, long[] cpu) {
        var problem = GeneratedProblem.of(sites, 168, WORKLOADS, seed, 0.5, 0.78 * WORKLOADS / (20.0 * sites));
        var engine = new PlacementEngine(problem);
        var workloads = problem.workloads().toArray(Candidate[]::new);
        var placed = 0;
        for (var round = 0; round < WARM_UP; round++) {
            placed += engine.choose(workloads[round % workloads.length], Room.STATED) == null ? 0 : 1;
        }
        var threads = ManagementFactory.getThreadMXBean();
        for (var round = 0; round < MEASURED; round++) {
            var used = threads.getCurrentThreadCpuTime();
            var start = System.nanoTime();
            var decision = engine.choose(workloads[round % workloads.length], Room.STATED);
            times[round] = System.nanoTime() - start;
            cpu[round] = threads.getCurrentThreadCpuTime() - used;
            placed += decision == null ? 0 : 1;
        }
        if (placed == 0) {
            throw new IllegalStateException("no decision placed anything: the instance measures nothing");
        }
        Arrays.sort(times);
        Arrays.sort(cpu);
    }
}
