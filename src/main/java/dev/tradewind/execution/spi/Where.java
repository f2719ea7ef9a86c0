package dev.tradewind.execution.spi;

import org.jspecify.annotations.Nullable;

/**
 * @param object as the target names it: {@code process 4711}, {@code jobs/run-…}
 * @param node null while the target does not say
 * @param imageDigest as the target resolved it; null without an image or while it does not say
 */
public record Where(
        String object, @Nullable String node, @Nullable String imageDigest) {
    public static Where of(String object) {
        return new Where(object, null, null);
    }
}
