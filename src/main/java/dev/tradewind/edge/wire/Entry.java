package dev.tradewind.edge.wire;

import org.jspecify.annotations.Nullable;

/**
 * One acknowledged write on its way to the console.
 *
 * @param sequence place in the site's queue, from 1 without gaps; 0 for a strict write, which does not queue
 * @param key by which the application may repeat the write without a second effect; unique at the site
 * @param document empty for APPEND
 * @param body what the kind says, in JSON
 * @param base version that the application saw, empty for none
 * @param version hybrid time of the write, which is also the name of the version it makes
 * @param fence of the lease under which it was made, else 0
 */
public record Entry(
        long sequence,
        String key,
        String collection,
        String document,
        WriteKind kind,
        @Nullable String body,
        String base,
        String version,
        long fence) {}
