package dev.tradewind.connector.feed;

import org.jspecify.annotations.Nullable;

/**
 * An answer that is already here.
 *
 * @param sha256 under which it is kept as evidence
 */
record KnownAnswer(@Nullable String etag, @Nullable String lastModified, String sha256) {}
