package dev.tradewind.edge.clock;

import org.jspecify.annotations.Nullable;

/**
 * A hybrid logical time (Kulkarni et al., 2014): wall time as far as it is known, a counter that keeps cause before
 * effect where the wall clock does not, and the site that breaks a tie.
 *
 * @param millis UTC, milliseconds since 1970
 * @param counter events at the same millisecond, from 0
 */
public record HybridTime(long millis, int counter, String site) implements Comparable<HybridTime> {

    /** Before everything that happens. */
    public static final HybridTime NEVER = new HybridTime(0, 0, "");

    /** Its text sorts as it does: {@code 1764331200000-00003@larkspur:store-chicago}. */
    public String text() {
        var text = new StringBuilder(24 + site.length());
        padded(text, millis, 13);
        padded(text.append('-'), counter, 5);
        return text.append('@').append(site).toString();
    }

    private static void padded(StringBuilder text, long number, int digits) {
        var figures = Long.toString(number);
        text.repeat('0', Math.max(0, digits - figures.length())).append(figures);
    }

    /** @throws IllegalArgumentException when it is none; agents send them */
    public static HybridTime parse(String text) {
        var dash = text == null ? -1 : text.indexOf('-');
        var at = text == null ? -1 : text.indexOf('@');
        if (text == null || dash < 1 || at < dash) {
            throw none(text);
        }
        try {
            return new HybridTime(
                    Long.parseLong(text.substring(0, dash)),
                    Integer.parseInt(text.substring(dash + 1, at)),
                    text.substring(at + 1));
        } catch (NumberFormatException noNumber) {
            throw none(text);
        }
    }

    private static IllegalArgumentException none(@Nullable String text) {
        return new IllegalArgumentException(
                "'" + text + "' is no hybrid time; expected MILLIS-COUNTER@SITE, such as 1764331200000-00003@shop");
    }

    /** The same event as if its wall clock had not run ahead of that moment. */
    public HybridTime notAfter(long latestMillis) {
        return millis <= latestMillis ? this : new HybridTime(latestMillis, counter, site);
    }

    @Override
    public int compareTo(HybridTime other) {
        var byTime = Long.compare(millis, other.millis);
        var byCounter = byTime != 0 ? byTime : Integer.compare(counter, other.counter);
        return byCounter != 0 ? byCounter : site.compareTo(other.site);
    }
}
