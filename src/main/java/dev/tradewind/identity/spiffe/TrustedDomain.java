package dev.tradewind.identity.spiffe;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A trust domain whose identities are believed.
 *
 * @param own whether we are of it; the others are federated with it
 * @param authorities certificates that its X.509-SVIDs are checked with
 * @param firstEnd when the first of them ends; null without any
 * @param keys that its JWT-SVIDs are checked with
 * @param certificatesToldAt when the agent said so last; it says so anew whenever something changes
 * @param cut whether a stream does not stand: then what was told last counts for a while
 */
public record TrustedDomain(
        String name,
        boolean own,
        int authorities,
        @Nullable Instant firstEnd,
        int keys,
        @Nullable Instant certificatesToldAt,
        @Nullable Instant keysToldAt,
        boolean cut) {
    /** When anything about it was told last; null before. */
    public @Nullable Instant toldAt() {
        if (certificatesToldAt == null || keysToldAt == null) {
            return certificatesToldAt == null ? keysToldAt : certificatesToldAt;
        }
        return certificatesToldAt.isAfter(keysToldAt) ? certificatesToldAt : keysToldAt;
    }
}
