package dev.tradewind.execution.move;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * An S3-compatible bucket that data sets are copied from and to, as {@code tradewind.execution.stores.<name>}.
 *
 * @param site where it stands, by the catalog's id
 * @param endpoint of a store that is not Amazon's; null: the region's own
 * @param prefix before every name, with its trailing slash
 * @param accessKey and secretKey, best as references such as {@code ${env:X}}
 */
public record StoreSettings(
        String site,
        @Nullable String endpoint,
        @DefaultValue("us-east-1") String region,
        String bucket,
        @DefaultValue("") String prefix,
        String accessKey,
        String secretKey,
        @DefaultValue("true") boolean pathStyle) {

    /** Keeps the secret out of logs. */
    @Override
    public String toString() {
        return "StoreSettings[" + site + ", " + bucket + "/" + prefix + "]";
    }
}
