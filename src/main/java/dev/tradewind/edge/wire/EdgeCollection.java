package dev.tradewind.edge.wire;

import org.jspecify.annotations.Nullable;

/**
 * Documents under one promise.
 *
 * @param quota with {@link Rule#ESCROW}: units that a site holds ready; else 0
 * @param webhook with {@link Rule#WEBHOOK}: where the application decides
 */
public record EdgeCollection(
        String name,
        Mode mode,
        Rule rule,
        long quota,
        @Nullable String webhook) {

    public EdgeCollection {
        if (!name.matches("[a-z][a-z0-9-]{0,62}")) {
            throw new IllegalArgumentException("'" + name
                    + "' is no name of a collection. Use small letters, digits and hyphens, such as point-of-sale.");
        }
        if (rule == Rule.ESCROW && quota < 1) {
            throw new IllegalArgumentException(
                    "collection " + name + " with rule ESCROW needs a quota per site of at" + " least 1, not " + quota);
        }
        if (rule == Rule.WEBHOOK && (webhook == null || webhook.isBlank())) {
            throw new IllegalArgumentException("collection " + name + " with rule WEBHOOK needs the application's URL");
        }
    }
}
