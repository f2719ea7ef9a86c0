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
 * @param copies of data that it would make or drop, those below the minimum too
 * @param unseenCopies data sets about whose copies it says nothing, for it did not look at all who use them
 */
public record PlanCompleted(
        PlanId plan,
        String shortId,
        Instant createdAt,
        String snapshotHash,
        Set<UUID> planned,
        List<PlannedChange> changes,
        List<PlannedReplica> copies,
        Set<String> unseenCopies) {
    public PlanCompleted {
        planned = Set.copyOf(planned);
        changes = List.copyOf(changes);
        copies = List.copyOf(copies);
        unseenCopies = Set.copyOf(unseenCopies);
    }
}
