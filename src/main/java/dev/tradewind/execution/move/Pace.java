package dev.tradewind.execution.move;

import java.math.BigDecimal;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How fast bytes may go.
 *
 * @param bytesPerSecond 0 for no limit
 */
public record Pace(long bytesPerSecond) {
    private static final long NANOS = 1_000_000_000;
    private static final BigDecimal BYTES_PER_MEGABYTE = BigDecimal.valueOf(1_000_000);

    public static Pace of(@Nullable BigDecimal megabytesPerSecond) {
        return new Pace(
                megabytesPerSecond == null
                        ? 0
                        : Math.max(
                                1,
                                megabytesPerSecond.multiply(BYTES_PER_MEGABYTE).longValue()));
    }

    /** How much longer so many bytes should have taken; zero where they were slow enough. */
    public Duration ahead(long bytes, Duration took) {
        if (bytesPerSecond == 0) {
            return Duration.ZERO;
        }
        var due = Duration.ofSeconds(bytes / bytesPerSecond, bytes % bytesPerSecond * NANOS / bytesPerSecond);
        return due.compareTo(took) > 0 ? due.minus(took) : Duration.ZERO;
    }
}
