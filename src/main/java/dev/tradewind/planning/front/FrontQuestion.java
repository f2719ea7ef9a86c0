package dev.tradewind.planning.front;

import dev.tradewind.placement.Budget;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What somebody asks of a plan.
 *
 * @param carbonUsdPerTonne the price that counts for the chosen plan; the front is solved at others besides
 * @param latencyUsdPerMilli of a month, in all points
 * @param budgetNanoUsd billed cost of all workloads a month, a ceiling; null: none
 * @param budgetMilligrams emissions of all workloads a month, a ceiling; null: none
 */
public record FrontQuestion(
        int carbonUsdPerTonne,
        double latencyUsdPerMilli,
        @Nullable Long budgetNanoUsd,
        @Nullable Long budgetMilligrams) {
    /** The ceilings beside those that the problem has. */
    List<Budget> budgets(List<Budget> stated) {
        var budgets = new ArrayList<>(stated);
        if (budgetNanoUsd != null) {
            budgets.add(new Budget("what-if money", Budget.Kind.BILLED, budgetNanoUsd, List.of(), List.of()));
        }
        if (budgetMilligrams != null) {
            budgets.add(new Budget("what-if carbon", Budget.Kind.CARBON, budgetMilligrams, List.of(), List.of()));
        }
        return budgets;
    }
}
