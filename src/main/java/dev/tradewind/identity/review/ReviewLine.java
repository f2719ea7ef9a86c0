package dev.tradewind.identity.review;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One account as it stood when the review began, and what was decided about it.
 *
 * @param verdict null until somebody decided
 */
public record ReviewLine(
        UUID personId,
        String roles,
        String groups,
        int validTokens,
        @Nullable Instant lastSignedInAt,
        @Nullable Verdict verdict,
        @Nullable String reason,
        @Nullable UUID decidedBy,
        @Nullable Instant decidedAt) {

    public enum Verdict {
        CONFIRMED,
        REVOKED
    }
}
