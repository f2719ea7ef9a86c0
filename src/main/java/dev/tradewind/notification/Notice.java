package dev.tradewind.notification;

import dev.tradewind.event.Severity;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What one person was told.
 *
 * @param path of the evidence in the console, without a leading slash
 * @param readAt null while it is unread
 */
public record Notice(
        UUID eventId,
        String type,
        Severity severity,
        String title,
        String text,
        String path,
        Instant happenedAt,
        @Nullable Instant readAt) {}
