package dev.tradewind.signal;

import java.time.Duration;

/** For how long the newest value of a source counts as fresh; what is older is marked stale wherever it is shown. */
public final class Freshness {
    public static final Duration BILLS = Duration.ofDays(3);
    public static final Duration CARBON = Duration.ofHours(3);
    public static final Duration ROUND_TRIPS = Duration.ofDays(1);
    public static final Duration UTILISATION = Duration.ofDays(1);
    /** Of the spot market, which moves within a day. */
    public static final Duration SPOT_PRICES = Duration.ofDays(2);
    /** Of lists, which providers change a few times a year. */
    public static final Duration LISTS = Duration.ofDays(30);

    private Freshness() {}
}
