package dev.tradewind.signal;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is known about a whole series.
 *
 * @param points number of hours (or other steps) known, revisions not counted
 * @param validTo end of its newest point, forecasts included
 * @param knownTo end of its newest point that is no forecast, by which its age is told; null if all are forecasts
 */
public record SeriesStatus(
        String series,
        long points,
        Instant validFrom,
        Instant validTo,
        @Nullable Instant knownTo,
        Instant observedAt,
        SignalKind newestKind,
        String newestSource) {}
