package dev.tradewind.placement;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A workload that may run nowhere.
 *
 * @param binding the rule that comes closest to being met, with its numbers
 * @param nearestSite where that is
 * @param relaxations each suffices alone; the smallest for each rule; empty when none does
 */
public record Infeasible(
        String workload,
        Refusal binding,
        @Nullable String nearestSite,
        List<Relaxation> relaxations,
        Explanation explanation) {
    public Infeasible {
        relaxations = List.copyOf(relaxations);
    }
}
