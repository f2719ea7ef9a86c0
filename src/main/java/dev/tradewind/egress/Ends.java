package dev.tradewind.egress;

import org.jspecify.annotations.Nullable;

/**
 * The two ends of a transfer.
 *
 * @param from site id, {@link #INTERNET}, or null if the bill does not say
 * @param to site id, {@link #INTERNET}, or null if the bill does not say
 */
public record Ends(@Nullable String from, @Nullable String to) {
    public static final String INTERNET = "internet";

    /** Whose site this is; an end that is no site is its own. */
    public static String provider(String site) {
        var colon = site.indexOf(':');
        return colon < 0 ? site : site.substring(0, colon);
    }

    static Ends toInternet(MeterLine line) {
        return new Ends(line.here(), INTERNET);
    }

    static Ends fromInternet(MeterLine line) {
        return new Ends(INTERNET, line.here());
    }

    static Ends within(MeterLine line) {
        return new Ends(line.here(), line.here());
    }

    /** Out of the charged region to somewhere that the bill does not name. */
    static Ends outOf(MeterLine line) {
        return new Ends(line.here(), null);
    }
}
