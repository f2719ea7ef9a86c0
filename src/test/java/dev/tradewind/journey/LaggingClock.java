package dev.tradewind.journey;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/**
 * A clock that runs behind the machine's, so that a slot which people must wait hours for can be reached by moving the
 * hands. It never runs ahead: what asks the machine for the time would then be late.
 */
final class LaggingClock extends Clock {
    private volatile Duration lag;

    LaggingClock(Duration lag) {
        this.lag = lag;
    }

    /** Begins some hours ago, five minutes past the hour: slots begin on the hour, and a journey must not run across one. */
    static LaggingClock justPastTheHour(int hours) {
        var now = Instant.now();
        var begin =
                now.truncatedTo(ChronoUnit.HOURS).minus(Duration.ofHours(hours)).plus(Duration.ofMinutes(5));
        return new LaggingClock(Duration.between(begin, now));
    }

    /** Moves the hands forward. */
    void moveTo(Instant to) {
        var left = Duration.between(to, Instant.now());
        if (left.isNegative() || left.compareTo(lag) > 0) {
            throw new IllegalArgumentException(
                    "The clock shows " + instant() + " and the machine's " + Instant.now() + ": it cannot go to " + to);
        }
        lag = left;
    }

    @Override
    public Instant instant() {
        return Instant.now().minus(lag);
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return zone.equals(ZoneOffset.UTC) ? this : Clock.offset(Clock.system(zone), lag.negated());
    }
}
