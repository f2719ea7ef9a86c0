package dev.tradewind.placement;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One of several ways for bytes between two places.
 *
 * @param name what people call it, unique on its link
 * @param rttMicros round-trip time in microseconds; null when nobody knows, so that no limit can be held against it
 * @param nanoUsdPerGigabyte price of 10⁹ bytes; null when nobody knows
 */
public record NetworkPath(
        String name,
        Kind kind,
        @Nullable Long rttMicros,
        @Nullable Long nanoUsdPerGigabyte) {
    /** Whose network carries the bytes. */
    public enum Kind {
        /** The public internet. */
        INTERNET,
        /** Between the places of one provider, over its own lines. */
        BACKBONE,
        /** Two networks that exchange their traffic directly. */
        PEERING,
        /** A carrier between two networks. */
        TRANSIT,
        /** A line or a circuit of one's own. */
        PRIVATE;

        /** As a person reads it. */
        public String words() {
            return this == PRIVATE ? "private link" : name().toLowerCase(Locale.ROOT);
        }
    }
}
