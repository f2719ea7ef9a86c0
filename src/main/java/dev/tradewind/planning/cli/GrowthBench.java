package dev.tradewind.planning.cli;

import dev.tradewind.bench.BenchResult;
import dev.tradewind.placement.Plan;
import java.util.ArrayList;
import java.util.List;

/** How the time to a proven gap of 1 % grows with the number of runs: the slope on a log-log scale, by least squares. */
final class GrowthBench {
    private static final int[] RUNS = {1_000, 10_000, 100_000};

    private GrowthBench() {}

    static List<BenchResult> run(long seed) {
        // compiled before the first is timed: else the smallest would look slow, and the growth small
        PlanBench.search(RUNS[0], seed + 1);
        var results = new ArrayList<BenchResult>();
        var points = new ArrayList<double[]>();
        for (var runs : RUNS) {
            var timed = PlanBench.search(runs, seed);
            results.addAll(PlanBench.figures(timed));
            if (timed.plan().stopReason() == Plan.StopReason.GAP) {
                points.add(new double[] {Math.log(runs), Math.log(timed.seconds())});
            }
        }
        results.add(new BenchResult("plan.growth.reached", points.size(), "count"));
        if (points.size() == RUNS.length) {
            results.add(new BenchResult("plan.growth.exponent", slope(points), "1"));
        }
        return results;
    }

    private static double slope(List<double[]> points) {
        double x = points.stream().mapToDouble(point -> point[0]).average().orElseThrow();
        double y = points.stream().mapToDouble(point -> point[1]).average().orElseThrow();
        double both = 0;
        double own = 0;
        for (var point : points) {
            both += (point[0] - x) * (point[1] - y);
            own += (point[0] - x) * (point[0] - x);
        }
        return both / own;
    }
}
