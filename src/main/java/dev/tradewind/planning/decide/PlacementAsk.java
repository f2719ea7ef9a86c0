package dev.tradewind.planning.decide;

import dev.tradewind.placement.Candidate;
import org.jspecify.annotations.Nullable;

/**
 * One workload to place now.
 *
 * @param workload name of one in the catalog, else
 * @param candidate any other; its slots count from the running hour
 * @param reserveSeconds hold the capacity for so long; null: do not
 * @param explain whether the answer carries its reasons, which takes longer
 */
public record PlacementAsk(
        @Nullable String workload,
        @Nullable Candidate candidate,
        @Nullable Integer reserveSeconds,
        @Nullable Boolean explain) {
    boolean isExplained() {
        return Boolean.TRUE.equals(explain);
    }
}
