package dev.tradewind.edge.site;

import dev.tradewind.edge.wire.WriteKind;
import org.jspecify.annotations.Nullable;

/**
 * What an application asks for.
 *
 * @param seen version that the application read before, if it says so; else the site's current one counts
 */
public record Write(
        String collection,
        String document,
        WriteKind kind,
        @Nullable String body,
        String key,
        @Nullable String seen) {}
