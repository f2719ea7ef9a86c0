package dev.tradewind.identity.passkey;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One key on a device of a person, as its owner sees it.
 *
 * @param id the authenticator's own identifier, base64url
 * @param lastUsedAt of the last sign-in with it; null if there was none
 */
public record Passkey(
        String id,
        String label,
        Instant createdAt,
        @Nullable Instant lastUsedAt) {}
