package dev.tradewind.approval;

import java.time.Instant;
import java.util.UUID;

/** What somebody wrote beside a recommendation; it decides nothing. */
public record Comment(UUID id, UUID personId, Instant writtenAt, String words) {}
