package dev.tradewind.connector.feed;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One round of questions to one source.
 *
 * @param added points that were not known before; {@code revised} and {@code unchanged} likewise
 * @param refused values that were not believed; the first of them stand in the message
 * @param stopped whether it broke off before its end
 * @param evidence SHA-256 of every answer
 */
public record FeedRun(
        UUID id,
        String feed,
        Instant startedAt,
        @Nullable Instant endedAt,
        FeedOutcome outcome,
        int added,
        int revised,
        int unchanged,
        int refused,
        @Nullable String message,
        boolean stopped,
        List<String> evidence) {}
