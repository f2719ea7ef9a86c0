package dev.tradewind.signal;

import java.time.Instant;

/**
 * What is known about a whole series.
 *
 * @param validTo end of its newest point: older than now means stale
 * @param points number of hours (or other steps) known, revisions not counted
 */
public record SeriesStatus(
        String series,
        long points,
        Instant validFrom,
        Instant validTo,
        Instant observedAt,
        SignalKind newestKind,
        String newestSource) {}
