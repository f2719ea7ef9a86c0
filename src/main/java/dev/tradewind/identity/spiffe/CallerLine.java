package dev.tradewind.identity.spiffe;

import dev.tradewind.identity.Role;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A program that may call the API by its SPIFFE ID.
 *
 * @param id of a stored line; {@code settings-NAME} of one that the settings name
 * @param createdAt null where the settings name it
 * @param disabledAt null while it counts
 */
public record CallerLine(
        String id,
        String spiffeId,
        Set<Role> roles,
        @Nullable Instant createdAt,
        @Nullable Instant disabledAt) {
    static final String OF_SETTINGS = "settings-";

    public CallerLine {
        roles = Set.copyOf(roles);
    }

    public boolean ofSettings() {
        return id.startsWith(OF_SETTINGS);
    }

    public boolean enabled() {
        return disabledAt == null;
    }
}
