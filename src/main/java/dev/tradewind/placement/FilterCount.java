package dev.tradewind.placement;

import org.jspecify.annotations.Nullable;

/**
 * How many sites one rule removed, and which of them came closest.
 *
 * @param rule the rule's id, for example {@code user-rtt}
 * @param asked the workload's limit, in {@code unit}
 * @param available what the nearest site has instead; null when it is unknown or has no size
 */
public record FilterCount(
        String rule,
        Refusal.Kind kind,
        int sites,
        String nearestSite,
        @Nullable Long asked,
        @Nullable Long available,
        String unit) {}
