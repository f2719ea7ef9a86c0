package dev.tradewind.audit.archive;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings {@code tradewind.audit.archive.*}. Without directory and S3 nothing is archived.
 *
 * @param retention how long a segment is locked from its sealing on
 * @param segmentEntries a segment is sealed once so many entries wait
 * @param segmentAge or once the oldest of them has waited so long
 * @param every pause between two looks
 * @param verifyEvery pause between two verifications of each archive and its locks
 */
@ConfigurationProperties("tradewind.audit.archive")
public record ArchiveSettings(
        @Nullable String directory,
        @Nullable S3ArchiveSettings s3,
        @DefaultValue("2557d") Duration retention,
        @DefaultValue("10000") int segmentEntries,
        @DefaultValue("1h") Duration segmentAge,
        @DefaultValue("1m") Duration every,
        @DefaultValue("24h") Duration verifyEvery) {
    public ArchiveSettings {
        if (segmentEntries < 1 || segmentEntries > 1_000_000) {
            throw new IllegalArgumentException(
                    "tradewind.audit.archive.segment-entries is " + segmentEntries + ", allowed are 1 to 1000000");
        }
        if (retention.compareTo(Duration.ofDays(1)) < 0) {
            throw new IllegalArgumentException(
                    "tradewind.audit.archive.retention is " + retention + ", at least a day is needed");
        }
    }

    public boolean configured() {
        return directory != null || s3 != null;
    }
}
