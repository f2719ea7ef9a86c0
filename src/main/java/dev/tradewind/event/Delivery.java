package dev.tradewind.event;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One event on its way to one receiver.
 *
 * @param path of the evidence in the console, without a leading slash
 * @param receiver its name
 * @param dueAt when it is tried next, while it waits
 * @param answer of the receiver to the last try; empty before the first
 */
public record Delivery(
        UUID id,
        UUID eventId,
        String type,
        String subject,
        String title,
        String path,
        Severity severity,
        Instant happenedAt,
        String receiver,
        DeliveryState state,
        int attempts,
        Instant dueAt,
        @Nullable Instant triedAt,
        String answer) {}
