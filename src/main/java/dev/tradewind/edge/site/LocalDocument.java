package dev.tradewind.edge.site;

import org.jspecify.annotations.Nullable;

/**
 * A document at the site.
 *
 * @param confirmed body as the console last said, null for none
 * @param change number of the console's change that it shows, 0 for none
 * @param current the confirmed body with the site's own unsent writes on it: what a reader gets
 */
public record LocalDocument(
        String collection,
        String document,
        @Nullable String confirmed,
        long change,
        @Nullable String current,
        String currentVersion) {}
