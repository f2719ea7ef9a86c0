package dev.tradewind.placement;

import org.jspecify.annotations.Nullable;

/**
 * Where bytes of a choice come from or where they are left, and over which path. Those that are read at the site itself are not named;
 * what is written always is.
 *
 * @param from a place
 * @param to a place; the same as {@code from} where nothing leaves the site
 * @param path its name
 * @param written whether it is the resulting state, else it is what is read
 * @param megabytes 10⁶ bytes, of one run or of a service's month
 * @param nanoUsdPerGigabyte list price of 10⁹ bytes on that path
 * @param rttMicros of that path; null when nobody knows
 */
public record Way(
        String from,
        String to,
        String path,
        boolean written,
        long megabytes,
        long nanoUsdPerGigabyte,
        @Nullable Long rttMicros) {
    /** Of bytes that stay where they are. */
    public static final String INSIDE = "inside the site";
}
