package dev.tradewind.lake;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One delivery of one scope and period; the newest one counts, the earlier ones stay readable.
 *
 * @param supersededAt when a newer delivery took its place; null while it counts
 * @param part which half of the month was delivered; null if it was a whole
 * @param keptRows rows of the other half, taken over from the generation before
 * @param takenBackAt when a person took it back; null if nobody did
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
        @Nullable Instant supersededAt,
        @Nullable String part,
        long keptRows,
        @Nullable Instant takenBackAt) {}
