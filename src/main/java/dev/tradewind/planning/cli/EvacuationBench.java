package dev.tradewind.planning.cli;

import dev.tradewind.bench.BenchResult;
import dev.tradewind.placement.StandingPlan;
import dev.tradewind.placement.check.PlanCheck;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Takes the fullest sites away from a plan, each alone, and has the answers checked. */
final class EvacuationBench {
    private static final int SITES = 5;

    private EvacuationBench() {}

    static List<BenchResult> run(StandingPlan standing) {
        double longest = 0;
        long affected = 0;
        long moved = 0;
        long unplaced = 0;
        long errors = 0;
        var residents = standing.plan().assignments().stream()
                .collect(Collectors.groupingBy(assignment -> assignment.choice().site(), Collectors.counting()));
        var fullest = residents.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey()))
                .limit(SITES)
                .toList();
        for (var site : fullest) {
            var start = System.nanoTime();
            var evacuation = standing.evacuate(site.getKey());
            longest = Math.max(longest, (System.nanoTime() - start) / 1e6);
            affected += site.getValue();
            moved += evacuation.moved().size();
            unplaced += evacuation.plan().infeasible().size()
                    - standing.plan().infeasible().size();
            if (site == fullest.getFirst()) {
                var report = PlanCheck.of(evacuation.problem(), evacuation.plan());
                report.errors().stream().limit(20).forEach(System.err::println);
                errors += report.errors().size();
            }
        }
        var results = new ArrayList<BenchResult>();
        results.add(new BenchResult("plan.evacuate.10k", longest, "ms"));
        results.add(new BenchResult("plan.evacuate.affected", affected, "count"));
        results.add(new BenchResult("plan.evacuate.moved", moved, "count"));
        results.add(new BenchResult("plan.evacuate.unplaced", unplaced, "count"));
        results.add(new BenchResult("plan.evacuate.check.errors", errors, "count"));
        return results;
    }
}
