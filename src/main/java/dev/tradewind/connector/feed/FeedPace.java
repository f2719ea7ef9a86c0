package dev.tradewind.connector.feed;

import dev.tradewind.quantity.TimeRange;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * When a source is asked next, and for which time. A round that broke off is repeated soon; after an outage the time is asked
 * for again from the last whole round on, so that no gap stays unasked for.
 */
final class FeedPace {
    private static final Duration SOON = Duration.ofMinutes(10);
    private static final Duration BACK = Duration.ofHours(48);
    private static final Duration AHEAD = Duration.ofHours(72);
    /** Sources give no more at once, and longer outages are better mended by a file. */
    private static final Duration FARTHEST_BACK = Duration.ofDays(31);

    private FeedPace() {}

    static boolean due(FeedSource source, @Nullable FeedRun last, Instant now) {
        return last == null || !last.startedAt().plus(period(source, last)).isAfter(now);
    }

    /** The slot that one replica claims; rounds of one slot are one round. */
    static Instant slot(FeedSource source, @Nullable FeedRun last, Instant now) {
        long every = period(source, last).toMillis();
        return Instant.ofEpochMilli(now.toEpochMilli() / every * every);
    }

    private static Duration period(FeedSource source, @Nullable FeedRun last) {
        boolean again = last != null && last.stopped() && source.every().compareTo(SOON) > 0;
        return again ? SOON : source.every();
    }

    /** @param lastWhole when the last round started that was read to its end; null if none was */
    static TimeRange asked(@Nullable Instant lastWhole, Instant now) {
        Instant usual = now.minus(BACK);
        Instant farthest = now.minus(FARTHEST_BACK);
        Instant since = lastWhole == null ? usual : lastWhole.minus(BACK);
        Instant from = since.isBefore(farthest) ? farthest : since.isBefore(usual) ? since : usual;
        return new TimeRange(from.truncatedTo(ChronoUnit.HOURS), now.plus(AHEAD).truncatedTo(ChronoUnit.HOURS));
    }
}
