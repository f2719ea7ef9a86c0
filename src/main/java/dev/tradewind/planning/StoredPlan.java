package dev.tradewind.planning;

import dev.tradewind.placement.Plan;
import java.util.List;

/** A plan with the inputs that it rests on. */
public record StoredPlan(PlanSummary summary, List<PlannedChange> changes, Snapshot snapshot, Plan plan) {
    public StoredPlan {
        changes = List.copyOf(changes);
    }
}
