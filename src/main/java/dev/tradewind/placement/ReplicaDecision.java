package dev.tradewind.placement;

import java.util.List;

/**
 * What a plan does with an offered copy.
 *
 * @param open whether it is there in the plan
 * @param monthlyNanoUsd what that counts for in the objective; 0 where it is not there
 * @param readers workloads that read it in the plan, by id
 * @param savedNanoUsd by how much a month reading would be dearer without it for those of them who stay where they run
 *     today, at list prices
 */
public record ReplicaDecision(
        ReplicaOffer offer, boolean open, long monthlyNanoUsd, List<String> readers, long savedNanoUsd) {
    public ReplicaDecision {
        readers = List.copyOf(readers);
    }

    /** Whether something has to be done. */
    public boolean changes() {
        return open != offer.kept();
    }
}
