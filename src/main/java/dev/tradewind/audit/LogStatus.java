package dev.tradewind.audit;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The state of the log at one moment.
 *
 * @param size entries that have an index and are under the checkpoint
 * @param unsequenced committed entries that wait for their index
 * @param rootHash base64 of the tree's root at that size
 * @param checkpointAt when the last checkpoint was signed; null before the first
 * @param checkpoint the signed note itself; null before the first
 * @param verifiedAt when the whole log was last verified; null if never
 * @param whole whether that verification found nothing wrong; false if never verified
 */
public record LogStatus(
        long size,
        long unsequenced,
        String rootHash,
        @Nullable Instant checkpointAt,
        @Nullable String checkpoint,
        @Nullable Instant verifiedAt,
        boolean whole) {}
