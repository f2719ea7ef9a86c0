package dev.tradewind.connector.series;

import dev.tradewind.connector.Unreadable;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.regex.Pattern;

/**
 * How often spare capacity is taken back, from the ranges in which providers publish it: {@code <5%}, {@code 5-10%}, {@code 20+}. The
 * upper end counts; a range without one ends at every machine.
 *
 * @param perHour share of machines within an hour, 0 to 1
 * @param words as the provider states it
 */
record InterruptionRate(BigDecimal perHour, String words) {
    private static final Pattern RANGE =
            Pattern.compile("\\s*(<|>)?\\s*(\\d+(?:\\.\\d+)?)\\s*%?\\s*(?:-\\s*(\\d+(?:\\.\\d+)?)\\s*%?|(\\+))?\\s*");
    private static final BigDecimal ALL = BigDecimal.valueOf(100);
    private static final BigDecimal HOURS_PER_MONTH = BigDecimal.valueOf(730);
    private static final int SCALE = 9;

    /** Over what time a rate is stated. */
    enum Span {
        HOUR(BigDecimal.ONE, "an hour"),
        MONTH(HOURS_PER_MONTH, "a month");

        private final BigDecimal hours;
        private final String words;

        Span(BigDecimal hours, String words) {
            this.hours = hours;
            this.words = words;
        }
    }

    static InterruptionRate of(String column, String text, Span span) throws Unreadable {
        var found = RANGE.matcher(text);
        if (!found.matches()) {
            throw new Unreadable(column, text, "expected a range in per cent, such as <5%, 5-10% or 20+");
        }
        boolean open = ">".equals(found.group(1)) || found.group(4) != null;
        var upper = open ? ALL : new BigDecimal(found.group(3) == null ? found.group(2) : found.group(3));
        if (upper.compareTo(ALL) > 0) {
            throw new Unreadable(column, text, "more than every machine; expected at most 100 per cent");
        }
        var percent = text.strip().replaceAll("\\s*%", "");
        return new InterruptionRate(
                upper.movePointLeft(2).divide(span.hours, SCALE, RoundingMode.HALF_UP),
                percent + " % " + span.words + ", upper end" + (open ? " not stated, counts as 100 %" : ""));
    }
}
