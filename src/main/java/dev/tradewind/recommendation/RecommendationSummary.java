package dev.tradewind.recommendation;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A recommendation as others see it; units as in {@link Proposal}.
 *
 * @param version for optimistic locking: a decision names the version that its maker saw
 * @param digest what an approval binds to
 */
public record RecommendationSummary(
        UUID id,
        long version,
        String shortId,
        RecommendationState state,
        RecommendationKind kind,
        String title,
        @Nullable UUID planId,
        UUID workloadId,
        String workload,
        String owner,
        @Nullable String fromSite,
        String toSite,
        @Nullable Instant fromStart,
        @Nullable Instant toStart,
        @Nullable Instant latestStartAt,
        BigDecimal deltaUsdPerMonth,
        double deltaKgCo2ePerMonth,
        double deltaRttMillis,
        BigDecimal gigabytesMoved,
        List<String> reasons,
        String risk,
        String snapshotDigest,
        String basisDigest,
        String digest,
        String proposedBy,
        Instant proposedAt,
        Instant expiresAt,
        @Nullable Instant snoozedUntil,
        Instant stateAt,
        String stateReason,
        String stateBy) {
    /** Whether a plan wants a copy of a data set made or dropped; advice of that kind has a text to apply, and no plan. */
    public boolean copiesData() {
        return kind == RecommendationKind.REPLICA && planId != null;
    }

    /** Whether there is a text to apply. */
    public boolean artefact() {
        return kind.artefact() && !copiesData();
    }
}
