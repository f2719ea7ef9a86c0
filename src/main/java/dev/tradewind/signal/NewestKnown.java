package dev.tradewind.signal;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How new several series are together.
 *
 * @param series how many there are
 * @param to end of the newest value among them that is no forecast; null where there is none
 */
public record NewestKnown(long series, @Nullable Instant to) {}
