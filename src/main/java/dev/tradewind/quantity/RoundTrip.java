package dev.tradewind.quantity;

import java.time.Duration;

/**
 * A network round-trip time.
 *
 * @param millis milliseconds; finite and at least 0
 */
public record RoundTrip(double millis) implements Comparable<RoundTrip> {
    public RoundTrip {
        if (!Double.isFinite(millis) || millis < 0) {
            throw new IllegalArgumentException(
                    "round trip of " + millis
                            + " ms is not a finite time of at least 0. Maybe the peer was unreachable, which is unknown and not 0?");
        }
    }

    public static RoundTrip ofMicros(long micros) {
        return new RoundTrip(micros / 1000.0);
    }

    /** The engine's integer unit, rounded to the nearest. */
    public long micros() {
        return Math.round(millis * 1000.0);
    }

    public Duration duration() {
        return Duration.ofNanos(Math.round(millis * 1_000_000.0));
    }

    @Override
    public int compareTo(RoundTrip other) {
        return Double.compare(millis, other.millis);
    }
}
