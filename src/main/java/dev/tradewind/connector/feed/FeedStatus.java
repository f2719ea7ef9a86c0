package dev.tradewind.connector.feed;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a live source does.
 *
 * @param last its latest round, null before the first
 * @param lastGoodAt when a round last brought something
 */
public record FeedStatus(
        String id,
        String title,
        List<String> roles,
        Duration every,
        @Nullable FeedRun last,
        @Nullable Instant lastGoodAt) {}
