package dev.tradewind.planning;

import java.util.Set;

/**
 * What to plan.
 *
 * @param reason in a few words, for the log
 * @param workloads names to plan; empty: all
 */
public record PlanRequest(String reason, Set<String> workloads) {
    public PlanRequest {
        workloads = Set.copyOf(workloads);
    }

    public static PlanRequest all(String reason) {
        return new PlanRequest(reason, Set.of());
    }
}
