package dev.tradewind.planning;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * A plan was stored; published inside its transaction.
 *
 * @param snapshotHash SHA-256 of the inputs that the changes rest on
 * @param planned every workload that the plan looked at: what it does not change, it leaves as it is
 * @param changes all of them, those below the minimum too
 */
public record PlanCompleted(
        PlanId plan,
        String shortId,
        Instant createdAt,
        String snapshotHash,
        Set<UUID> planned,
        List<PlannedChange> changes) {
    public PlanCompleted {
        planned = Set.copyOf(planned);
        changes = List.copyOf(changes);
    }
}
