package dev.tradewind.audit.archive;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings {@code tradewind.audit.archive.s3.*}.
 *
 * @param endpoint of a store that is not Amazon's; null: the region's own
 * @param prefix before every name, with its trailing slash
 * @param legalHold beside the retention, until somebody lifts it
 */
public record S3ArchiveSettings(
        @Nullable String endpoint,
        @DefaultValue("us-east-1") String region,
        String bucket,
        @DefaultValue("") String prefix,
        String accessKey,
        String secretKey,
        @DefaultValue("true") boolean pathStyle,
        @DefaultValue("false") boolean legalHold) {

    /** Keeps the secret out of logs. */
    @Override
    public String toString() {
        return "S3ArchiveSettings[" + bucket + "/" + prefix + "]";
    }
}
