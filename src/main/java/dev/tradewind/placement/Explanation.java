package dev.tradewind.placement;

import java.util.List;

/**
 * Why a workload stands where it stands; stored with the plan.
 *
 * @param considered sites looked at
 * @param filtered counts by rule, the most frequent first
 * @param best up to five sites, each at its best start, by objective
 */
public record Explanation(
        int considered, List<FilterCount> filtered, List<Choice> best, List<Sensitivity> sensitivities) {
    public Explanation {
        filtered = List.copyOf(filtered);
        best = List.copyOf(best);
        sensitivities = List.copyOf(sensitivities);
    }
}
