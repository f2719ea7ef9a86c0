package dev.tradewind.planning;

import java.time.Instant;
import java.util.List;

/**
 * A plan was stored; published inside its transaction.
 *
 * @param snapshotHash SHA-256 of the inputs that the changes rest on
 */
public record PlanCompleted(
        PlanId plan, String shortId, Instant createdAt, String snapshotHash, List<PlannedChange> changes) {
    public PlanCompleted {
        changes = List.copyOf(changes);
    }
}
