package dev.tradewind.audit.archive;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How one archive stands.
 *
 * @param size entries under the log's last checkpoint
 * @param sealedTo entries in the archive
 * @param trouble why the last round failed; null if it did not
 * @param locked whether its lock was tried and held; null if it was never tried
 * @param findings of the last verification and what the lock did, in words
 */
public record ArchiveState(
        String store,
        long size,
        long sealedTo,
        int segments,
        long bytes,
        @Nullable Instant sealedAt,
        @Nullable String trouble,
        @Nullable Instant verifiedAt,
        long verifiedTo,
        @Nullable Boolean locked,
        @Nullable String findings) {
    public boolean whole() {
        return verifiedAt != null && (findings == null || !findings.startsWith("NOT WHOLE"));
    }
}
