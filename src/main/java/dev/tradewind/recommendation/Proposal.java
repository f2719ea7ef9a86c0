package dev.tradewind.recommendation;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One change that somebody or something proposes.
 *
 * @param planId the plan that it came out of, null when a person proposed it by hand
 * @param owner owner of record of the workload: a team or a person's sign-in name
 * @param fromSite null for a workload that runs nowhere yet
 * @param latestStartAt the last instant at which a run may start and still meet its deadline
 * @param deltaUsdPerMonth negative saves money
 * @param deltaKgCo2ePerMonth negative saves emissions; average intensity, location-based
 * @param deltaRttMillis negative is faster
 * @param gigabytesMoved moved once, 10⁹ bytes each
 * @param snapshotDigest SHA-256 of the frozen inputs
 * @param basisDigest SHA-256 of the workload as it was when this was worked out; empty where there is none
 * @param proposedBy who proposes: a person's id, or {@code system:engine}
 */
public record Proposal(
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
        String proposedBy,
        Instant expiresAt) {

    public Proposal {
        if (title.isBlank() || workload.isBlank() || toSite.isBlank() || proposedBy.isBlank()) {
            throw new IllegalArgumentException(
                    "A proposal needs a title, a workload, a target and a proposer, got title='%s' workload='%s' toSite='%s' proposedBy='%s'"
                            .formatted(title, workload, toSite, proposedBy));
        }
        reasons = List.copyOf(reasons);
    }

    /** SHA-256 over the snapshot and everything that an approver saw; an approval binds to it. */
    public String digest() {
        return Digests.of(
                snapshotDigest,
                basisDigest,
                kind,
                workloadId,
                fromSite,
                toSite,
                fromStart,
                toStart,
                latestStartAt,
                deltaUsdPerMonth.stripTrailingZeros().toPlainString(),
                deltaKgCo2ePerMonth,
                deltaRttMillis,
                gigabytesMoved.stripTrailingZeros().toPlainString());
    }
}
