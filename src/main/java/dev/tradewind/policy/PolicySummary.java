package dev.tradewind.policy;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One revision of a policy, as others see it. */
public record PolicySummary(
        UUID id,
        String name,
        int revision,
        PolicyState state,
        String yaml,
        String sha256,
        UUID draftedBy,
        String draftedByName,
        Instant draftedAt,
        @Nullable String decidedByName,
        @Nullable Instant decidedAt,
        String decidedReason) {}
