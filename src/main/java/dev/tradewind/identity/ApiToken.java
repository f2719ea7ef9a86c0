package dev.tradewind.identity;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A bearer token of the API, without the secret, which is shown once and never stored.
 *
 * @param scope what it may use of its person's roles
 */
public record ApiToken(
        UUID id,
        UUID personId,
        String label,
        TokenScope scope,
        Instant createdAt,
        Instant expiresAt,
        @Nullable Instant lastUsedAt,
        @Nullable Instant revokedAt) {}
