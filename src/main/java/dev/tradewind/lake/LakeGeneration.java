package dev.tradewind.lake;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One delivery of one scope and period; the newest one counts, the earlier ones stay readable.
 *
 * @param supersededAt when a newer delivery took its place; null while it counts
 */
public record LakeGeneration(
        String dataset,
        String scope,
        String period,
        int generation,
        UUID importId,
        String path,
        long rows,
        long bytes,
        Instant committedAt,
        @Nullable Instant supersededAt) {}
