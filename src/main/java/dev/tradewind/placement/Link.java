package dev.tradewind.placement;

import org.jspecify.annotations.Nullable;

/**
 * A directed pair of places.
 *
 * @param from a site
 * @param to a site, a place of users, or {@link #INTERNET}
 * @param rttMicros round-trip time in microseconds, by the percentile that the snapshot states; null when nobody knows
 * @param nanoUsdPerGigabyte egress price for 10⁹ bytes; null when nobody knows
 */
public record Link(
        String from,
        String to,
        @Nullable Long rttMicros,
        @Nullable Long nanoUsdPerGigabyte) {
    public static final String INTERNET = "internet";
}
