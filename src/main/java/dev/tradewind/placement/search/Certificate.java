package dev.tradewind.placement.search;

import dev.tradewind.placement.CellPrice;
import dev.tradewind.placement.PlacementProblem;
import dev.tradewind.placement.explanation.Assessor;
import java.util.List;
import java.util.Set;

/** Recomputes a plan's bound from its prices alone: nobody has to trust the search. */
public final class Certificate {
    private Certificate() {}

    /**
     * @param placed workloads that the plan places
     * @return nano-USD per month below which no plan of the same workloads can be
     */
    public static long bound(PlacementProblem problem, List<CellPrice> prices, Set<String> placed) {
        var search = new PlanSearch(problem, new Assessor(problem));
        return search.boundAt(prices, placed);
    }
}
