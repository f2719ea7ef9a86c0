package dev.tradewind.edge.wire;

import org.jspecify.annotations.Nullable;

/**
 * A document as the console knows it.
 *
 * @param body null when deleted
 * @param change number of the change that made it so; grows over all documents
 */
public record DocumentState(
        String collection, String document, @Nullable String body, String version, long change) {}
