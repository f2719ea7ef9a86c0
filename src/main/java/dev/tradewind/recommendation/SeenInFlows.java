package dev.tradewind.recommendation;

import dev.tradewind.ui.Notation;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Instant;

/**
 * What flow logs say of a promise before any bill does: bytes of the promised flows per day that the logs cover whole. It
 * settles nothing; prices, and what passes gateways, only the bill tells.
 *
 * @param from first instant of the days after the change
 * @param to half-open end of those seen so far
 * @param daysBefore covered days of the four weeks before the change
 */
public record SeenInFlows(
        Instant from,
        Instant to,
        int daysBefore,
        int daysAfter,
        BigDecimal gigabytesPerDayBefore,
        BigDecimal gigabytesPerDayAfter,
        BigDecimal promisedShare) {

    /** Share of the bytes that ended; negative if they grew. */
    public BigDecimal fell() {
        return gigabytesPerDayBefore
                .subtract(gigabytesPerDayAfter)
                .divide(gigabytesPerDayBefore, MathContext.DECIMAL64);
    }

    public String words() {
        return "flow logs of %d %s: bytes %s by %s %%, from %s to %s GB a day; promised are %s %% of the cost"
                .formatted(
                        daysAfter,
                        daysAfter == 1 ? "day" : "days",
                        fell().signum() < 0 ? "rose" : "fell",
                        percent(fell().abs()),
                        rounded(gigabytesPerDayBefore),
                        rounded(gigabytesPerDayAfter),
                        percent(promisedShare));
    }

    private static String rounded(BigDecimal gigabytes) {
        return Notation.PLAIN.number(gigabytes, 1);
    }

    private static String percent(BigDecimal share) {
        return share.movePointRight(2).setScale(1, RoundingMode.HALF_EVEN).toPlainString();
    }
}
