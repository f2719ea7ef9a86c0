package dev.tradewind.placement;

import org.jspecify.annotations.Nullable;

/**
 * Where and when one workload runs.
 *
 * @param today what it costs as it runs now, by the same arithmetic; null when it is new or cannot be scored
 */
public record Assignment(
        String workload, Choice choice, @Nullable Choice today, Explanation explanation) {
    /** Whether it would move or start at another time. */
    public boolean changes() {
        return today != null && (!today.site().equals(choice.site()) || today.startSlot() != choice.startSlot());
    }
}
