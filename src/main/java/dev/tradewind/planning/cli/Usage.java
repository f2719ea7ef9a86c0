package dev.tradewind.planning.cli;

import dev.tradewind.placement.Candidate;
import dev.tradewind.placement.PlacementProblem;
import dev.tradewind.placement.Plan;
import dev.tradewind.placement.Resource;
import dev.tradewind.placement.SlotRange;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How much of each resource a plan uses, by site and slot. */
final class Usage {
    private Usage() {}

    static Map<String, long[][]> of(PlacementProblem problem, Plan plan) {
        var slots = problem.horizon().slots();
        var workloads = new HashMap<String, Candidate>();
        problem.workloads().forEach(workload -> workloads.put(workload.id(), workload));
        Map<String, long[][]> used = new HashMap<>();
        for (var assignment : plan.assignments()) {
            var workload = workloads.get(assignment.workload());
            var choice = assignment.choice();
            var length = workload == null ? 0 : workload.length(problem.horizon());
            var pieces = choice.pieces().isEmpty()
                    ? List.of(new SlotRange(choice.startSlot(), choice.startSlot() + length))
                    : choice.pieces();
            var own = used.computeIfAbsent(choice.site(), none -> new long[Resource.values().length][slots]);
            for (var resource : Resource.values()) {
                for (var piece : pieces) {
                    for (var slot = piece.from(); workload != null && slot < piece.to(); slot++) {
                        own[resource.ordinal()][slot] += workload.total(resource);
                    }
                }
            }
        }
        return used;
    }
}
