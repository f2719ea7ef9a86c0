package dev.tradewind.event;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One event on its way to one receiver.
 *
 * @param receiver its name
 * @param dueAt when it is tried next, while it waits
 * @param answer of the receiver to the last try; empty before the first
 */
public record Delivery(
        UUID id,
        UUID eventId,
        String type,
        String title,
        Severity severity,
        Instant happenedAt,
        String receiver,
        DeliveryState state,
        int attempts,
        Instant dueAt,
        @Nullable Instant triedAt,
        String answer) {}
