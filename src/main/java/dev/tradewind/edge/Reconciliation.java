package dev.tradewind.edge;

import java.time.Duration;
import java.time.Instant;

/**
 * One time that a site caught up.
 *
 * @param repeated entries that had come before and had no second effect
 * @param plainBytes of the entries as JSON, @param sentBytes as they came over the link
 */
public record Reconciliation(
        String site,
        Instant beganAt,
        Instant endedAt,
        long entries,
        long repeated,
        long merged,
        long lost,
        long waits,
        long setAside,
        long batches,
        long plainBytes,
        long sentBytes) {

    public Duration took() {
        return Duration.between(beganAt, endedAt);
    }
}
