package dev.tradewind.connector.series;

import dev.tradewind.signal.SignalKind;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One value as a file states it.
 *
 * @param from null where the file names no time; it then counts from the import on
 * @param to null with {@code from}
 */
public record SeriesValue(
        String series,
        @Nullable Instant from,
        @Nullable Instant to,
        BigDecimal value,
        SignalKind kind,
        String basis,
        String source) {}
