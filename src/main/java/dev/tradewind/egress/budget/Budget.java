package dev.tradewind.egress.budget;

import java.time.Instant;
import java.util.UUID;

/**
 * A budget as it stands.
 *
 * @param version counts its changes
 * @param lineVersion version in which scope, amount or metric last changed; alerts belong to it
 * @param createdBy actor id, as in the log
 * @param changedBy actor id, as in the log
 */
public record Budget(
        UUID id,
        long version,
        long lineVersion,
        BudgetTerms terms,
        String createdBy,
        Instant createdAt,
        String changedBy,
        Instant changedAt) {

    /** Terms as they were. */
    public record Version(long version, BudgetTerms terms, String changedBy, Instant changedAt) {}
}
