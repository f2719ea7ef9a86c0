package dev.tradewind.quantity;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/** A half-open span of time, {@code [from, to)}; empty when both ends are equal. */
public record TimeRange(Instant from, Instant to) {
    public TimeRange {
        if (to.isBefore(from)) {
            throw new IllegalArgumentException(
                    "time range ends at " + to + ", before it starts at " + from + ". Maybe the ends are swapped?");
        }
    }

    public static TimeRange startingAt(Instant from, Duration length) {
        return new TimeRange(from, from.plus(length));
    }

    /** Whole days in a zone, the last one excluded; daylight saving makes some of them 23 or 25 hours long. */
    public static TimeRange ofDays(LocalDate from, LocalDate to, ZoneId zone) {
        return new TimeRange(
                from.atStartOfDay(zone).toInstant(), to.atStartOfDay(zone).toInstant());
    }

    public boolean contains(Instant instant) {
        return !instant.isBefore(from) && instant.isBefore(to);
    }

    public boolean overlaps(TimeRange other) {
        return from.isBefore(other.to) && other.from.isBefore(to);
    }

    public boolean isEmpty() {
        return from.equals(to);
    }

    public Duration duration() {
        return Duration.between(from, to);
    }

    public TimeRange shift(Duration by) {
        return new TimeRange(from.plus(by), to.plus(by));
    }
}
