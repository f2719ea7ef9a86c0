package dev.tradewind.placement;

import org.jspecify.annotations.Nullable;

/**
 * Why a site may not run a workload.
 *
 * @param rule id of the rule that says so
 * @param asked the limit or need, in {@code unit}; null for rules without a size
 * @param available what there is instead; null when unknown or without a size
 * @param unit unit of both numbers, or a word for what was compared
 */
public record Refusal(
        String rule,
        Kind kind,
        @Nullable Long asked,
        @Nullable Long available,
        String unit) {
    /** Whether waiting helps, nothing helps, or nobody can tell. Unknown is never fine. */
    public enum Kind {
        NEVER,
        NOT_NOW,
        UNKNOWN
    }

    /** How far the site is from being allowed; sites without a size count as farthest. */
    public long distance() {
        return asked == null || available == null ? Long.MAX_VALUE : Math.abs(available - asked);
    }
}
