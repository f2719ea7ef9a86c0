package dev.tradewind.placement;

import org.jspecify.annotations.Nullable;

/**
 * The smallest change of one rule that would let a workload run somewhere, all other rules kept.
 *
 * @param from the present limit
 * @param to the limit that suffices; null where the rule has no size
 * @param site the site that would then be allowed
 */
public record Relaxation(
        String rule, @Nullable Long from, @Nullable Long to, String unit, String site) {}
