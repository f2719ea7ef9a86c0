package dev.tradewind.approval;

import java.time.Instant;
import java.util.UUID;

/**
 * Somebody is away, and another decides with their groups.
 *
 * @param from first instant
 * @param to half-open end; an absence that is ended early ends then
 */
public record Absence(UUID id, UUID personId, UUID deputyId, Instant from, Instant to, String reason) {}
