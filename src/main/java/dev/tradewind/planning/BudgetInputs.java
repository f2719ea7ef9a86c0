package dev.tradewind.planning;

import dev.tradewind.placement.Budget;
import dev.tradewind.placement.Candidate;
import dev.tradewind.policy.Policies;
import dev.tradewind.workload.Workloads;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What policies let all their workloads spend together in a month. */
@Component
class BudgetInputs {
    private final Policies policies;
    private final Workloads workloads;

    BudgetInputs(Policies policies, Workloads workloads) {
        this.policies = policies;
        this.workloads = workloads;
    }

    /** @param planned by the name of their workload */
    List<Budget> of(Map<String, List<Candidate>> planned) {
        var budgets = new ArrayList<Budget>();
        for (var rule : policies.active()) {
            var monthly = rule.monthly();
            if (monthly == null) {
                continue;
            }
            var meant = workloads.all().stream()
                    .filter(workload -> rule.appliesTo(WorkloadInputs.attributes(workload)))
                    .flatMap(workload -> planned.getOrDefault(workload.name(), List.of()).stream())
                    .map(Candidate::id)
                    .toList();
            // For the engine an empty list is everyone.
            if (!meant.isEmpty()) {
                add(budgets, rule.name() + ", all costs", Budget.Kind.BILLED, nanoUsd(monthly.usd()), meant);
                add(budgets, rule.name() + ", egress", Budget.Kind.EGRESS, nanoUsd(monthly.egressUsd()), meant);
                add(budgets, rule.name() + ", carbon", Budget.Kind.CARBON, milligrams(monthly.kgCo2e()), meant);
            }
        }
        return budgets;
    }

    private static void add(
            List<Budget> budgets, String id, Budget.Kind kind, @Nullable Long limit, List<String> workloads) {
        if (limit != null) {
            budgets.add(new Budget(id, kind, limit, workloads, List.of()));
        }
    }

    private static @Nullable Long nanoUsd(@Nullable BigDecimal usd) {
        return usd == null ? null : (Long) Units.nanoUsd(usd);
    }

    private static @Nullable Long milligrams(@Nullable BigDecimal kilograms) {
        return kilograms == null ? null : (Long) Units.thousandths(kilograms.scaleByPowerOfTen(3));
    }
}
