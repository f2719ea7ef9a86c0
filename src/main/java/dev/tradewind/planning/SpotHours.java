package dev.tradewind.planning;

import dev.tradewind.placement.Horizon;
import dev.tradewind.quantity.TimeRange;
import dev.tradewind.signal.SignalPoint;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A price of spare capacity in the hours to come: the mean of what it was in the same hour of the seven days before. A price holds
 * until the next one.
 */
final class SpotHours {
    private static final int DAYS = 7;
    private static final int HOURS_PER_DAY = 24;

    private final TreeMap<Instant, SignalPoint> byStart = new TreeMap<>();
    private final Horizon horizon;

    /** @param points of one zone and type of machine */
    SpotHours(List<SignalPoint> points, Horizon horizon) {
        points.forEach(point -> byStart.put(point.validFrom(), point));
        this.horizon = horizon;
    }

    /** What has to be read for it. */
    static TimeRange needed(Horizon horizon) {
        return new TimeRange(
                horizon.from().minus(Duration.ofDays(DAYS)), horizon.from().plusSeconds(1));
    }

    /** The last word before the horizon; null where it holds no longer, or there is none. */
    @Nullable
    SignalPoint newest() {
        var last = byStart.floorEntry(horizon.from());
        return last == null || !last.getValue().validTo().isAfter(horizon.from()) ? null : last.getValue();
    }

    /** USD per hour by slot; only where {@link #newest} is known. */
    List<BigDecimal> expected() {
        var byHour = new ArrayList<BigDecimal>();
        for (var hour = 0; hour < HOURS_PER_DAY; hour++) {
            byHour.add(mean(horizon.from().plus(Duration.ofHours(hour))));
        }
        var slots = new ArrayList<BigDecimal>(horizon.slots());
        for (var slot = 0; slot < horizon.slots(); slot++) {
            var hour = (long) slot * horizon.slotMinutes() / 60;
            slots.add(byHour.get((int) (hour % HOURS_PER_DAY)));
        }
        return List.copyOf(slots);
    }

    /** Days of which nothing is known do not count; where no day is known, the last word does. */
    private BigDecimal mean(Instant hour) {
        var sum = BigDecimal.ZERO;
        var known = 0;
        for (var day = 1; day <= DAYS; day++) {
            var then = byStart.floorEntry(hour.minus(Duration.ofDays(day)));
            if (then != null) {
                sum = sum.add(then.getValue().value());
                known++;
            }
        }
        return known == 0
                ? byStart.floorEntry(horizon.from()).getValue().value()
                : sum.divide(BigDecimal.valueOf(known), MathContext.DECIMAL64);
    }
}
