package dev.tradewind.connector.hand;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One saved version of a mapping.
 *
 * @param savedBy id of the person
 * @param retiredAt since when it recognises no file any more; null while it does
 */
public record SavedMapping(
        HandMapping mapping,
        Instant savedAt,
        String savedBy,
        @Nullable Instant retiredAt) {

    public String yaml() {
        return HandMappingYaml.write(mapping);
    }
}
