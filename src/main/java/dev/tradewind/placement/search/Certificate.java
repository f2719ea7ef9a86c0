package dev.tradewind.placement.search;

import dev.tradewind.placement.Assignment;
import dev.tradewind.placement.BudgetPrice;
import dev.tradewind.placement.CellPrice;
import dev.tradewind.placement.PlacementProblem;
import dev.tradewind.placement.Plan;
import dev.tradewind.placement.explanation.Assessor;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Recomputes a plan's bound from its prices alone: nobody has to trust the search. */
public final class Certificate {
    private Certificate() {}

    /**
     * @param plan with prices, and with cases that leave no volume out, which is not looked at
     * @return nano-USD per month below which no plan of the same workloads can be
     */
    public static long bound(PlacementProblem problem, Assessor assessor, Plan plan) {
        try (var workers = new Workers(1)) {
            return cases(problem, assessor, plan, placed(plan), workers).bound(plan.proofCases());
        }
    }

    /**
     * The same for another problem than that of the prices, with cases of its own.
     *
     * @param placed for whom
     * @param wanted a bound that would do, nano-USD
     */
    static Cases.Outcome prove(
            PlacementProblem problem, Assessor assessor, Plan prices, Set<String> placed, long wanted) {
        try (var workers = new Workers(1)) {
            return cases(problem, assessor, prices, placed, workers).prove(wanted);
        }
    }

    static Set<String> placed(Plan plan) {
        return plan.assignments().stream().map(Assignment::workload).collect(Collectors.toSet());
    }

    private static Cases cases(
            PlacementProblem problem, Assessor assessor, Plan plan, Set<String> placed, Workers workers) {
        var space = new Compiler(problem, assessor).compile(workers);
        var included = new boolean[space.items.length];
        for (var index = 0; index < included.length; index++) {
            included[index] = placed.contains(space.items[index].workload.id());
        }
        return new Cases(
                space,
                new Pricing(space, workers),
                new Chains(space, workers),
                duals(space, plan.prices(), plan.budgetPrices()),
                included);
    }

    private static Duals duals(Space space, List<CellPrice> cells, List<BudgetPrice> budgets) {
        for (var price : cells) {
            if (price.nanoUsdPerUnit() < 0
                    || space.sites.stream().noneMatch(site -> site.id().equals(price.site()))) {
                throw new IllegalArgumentException(price + " proves nothing. Maybe it is of another problem?");
            }
        }
        return known(space, cells, budgets);
    }

    /** Prices of another problem as far as they mean something in this one. */
    static Duals known(Space space, List<CellPrice> cells, List<BudgetPrice> budgets) {
        var sites = new HashMap<String, Integer>();
        for (var site = 0; site < space.sites.size(); site++) {
            sites.put(space.sites.get(site).id(), site);
        }
        var cell = new long[space.cells()];
        for (var price : cells) {
            var site = sites.get(price.site());
            if (site == null || price.slot() >= space.slots || !space.isLimited(site)) {
                continue;
            }
            cell[space.cell(site, price.resource().ordinal(), price.slot())] = price.nanoUsdPerUnit();
        }
        var budget = new long[space.budgets.size()];
        for (var price : budgets) {
            for (var index = 0; index < budget.length; index++) {
                if (space.budgets.get(index).id().equals(price.budget())) {
                    budget[index] = price.scaled();
                }
            }
        }
        return new Duals(space, cell, budget);
    }
}
