package dev.tradewind.edge.wire;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an agent that proved its SPIFFE ID says of itself.
 *
 * @param incarnation name of its data directory's queue
 * @param publicKeys Ed25519 in X.509 form, base64; all that may have signed entries of its log, the one in use last
 */
public record Introduction(String site, String incarnation, List<String> publicKeys) {
    /** An agent that was started more often while it was cut off has the entries of its first runs refused. */
    public static final int MOST_KEYS = 1_000;

    public Introduction {
        publicKeys = publicKeys == null ? List.of() : List.copyOf(publicKeys);
        need(site, "site");
        need(incarnation, "incarnation");
        if (publicKeys.isEmpty() || publicKeys.size() > MOST_KEYS) {
            throw new IllegalArgumentException("publicKeys are " + publicKeys.size() + ", expected 1 to " + MOST_KEYS);
        }
    }

    private static void need(@Nullable String value, String name) {
        if (value == null || value.isBlank() || value.length() > 200) {
            throw new IllegalArgumentException(name + " is missing or too long");
        }
    }
}
