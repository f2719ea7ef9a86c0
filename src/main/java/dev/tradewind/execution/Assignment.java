package dev.tradewind.execution;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What an execution is told to carry out.
 *
 * @param digest what the approvals were given for
 * @param notBeforeAt the planned slot, null for "now"
 */
public record Assignment(
        UUID recommendationId,
        String recommendation,
        String digest,
        UUID workloadId,
        String workload,
        @Nullable String fromSite,
        String toSite,
        @Nullable Instant notBeforeAt,
        @Nullable Instant latestStartAt,
        String executor) {}
