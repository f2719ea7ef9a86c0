package dev.tradewind.connector.feed;

import dev.tradewind.quantity.TimeRange;
import dev.tradewind.signal.SignalKind;
import dev.tradewind.signal.SignalPoint;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Refuses points that no grid, link or price list can show, and points for other times than were asked for. */
final class Plausible {
    /** Coal alone, life cycle, stays near 1,100 gCO2eq/kWh; marginal values of old plants reach a little higher. */
    private static final BigDecimal MOST_GRAMS = BigDecimal.valueOf(2000);

    private static final BigDecimal MOST_MILLIS = BigDecimal.valueOf(10_000);
    private static final BigDecimal MOST_USD_PER_HOUR = BigDecimal.valueOf(1_000);
    private static final BigDecimal MOST_USD_PER_GB = BigDecimal.TEN;

    /** A thousand million in a quarter of an hour: more is a counter that was not turned into an increase. */
    private static final BigDecimal MOST_UNITS = BigDecimal.valueOf(1_000_000_000);

    private static final Map<String, BigDecimal> MOST = Map.of(
            "carbon",
            MOST_GRAMS,
            "rtt",
            MOST_MILLIS,
            "egress",
            MOST_USD_PER_GB,
            "utilisation",
            BigDecimal.ONE,
            "units",
            MOST_UNITS);
    /** Sources round to their own steps, and clocks differ a little. */
    private static final Duration SLACK = Duration.ofHours(1);

    private static final Duration SKEW = Duration.ofMinutes(5);

    private Plausible() {}

    /** Why the point is not believed, or empty. */
    static Optional<String> objection(SignalPoint point, TimeRange asked, Instant now) {
        BigDecimal most =
                MOST.getOrDefault(point.series().substring(0, point.series().indexOf(':')), MOST_USD_PER_HOUR);
        String said = point.series() + " at " + point.validFrom() + " is "
                + point.value().toPlainString();
        if (point.value().signum() < 0 || point.value().compareTo(most) > 0) {
            return Optional.of(said + ", expected 0 to " + most + ". Maybe another unit?");
        }
        if (point.value().signum() == 0 && point.series().endsWith(":average:lca")) {
            return Optional.of(
                    said + ", expected more than 0: over the life of its plants no grid is at 0. Maybe the source"
                            + " is silent and says 0?");
        }
        if (point.validTo().isBefore(asked.from().minus(SLACK))
                || point.validFrom().isAfter(asked.to().plus(SLACK))) {
            return Optional.of(said + ", outside the time that was asked for, " + asked.from() + " to " + asked.to());
        }
        boolean known = point.kind() == SignalKind.MEASURED || point.kind() == SignalKind.ESTIMATED;
        if (known && point.validFrom().isAfter(now.plus(SKEW))) {
            return Optional.of(said + " and said to be " + point.kind().name().toLowerCase(Locale.ROOT)
                    + ", which lies ahead of the clock here (" + now + ")");
        }
        return Optional.empty();
    }
}
