package dev.tradewind.placement;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.placement.check.PlanCheck;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A change saves what the plan would cost more without it, by the arithmetic of {@link PlanCheck}. */
class AsItRunsNowTest {

    @Test
    void aChangeSavesWhatThePlanWouldCostMoreWithoutIt() {
        var put = 0;
        var shifted = 0;
        for (var seed = 70_000; seed < 70_400; seed++) {
            var plain = RandomProblems.of(seed, 8, 4, 10);
            var problem = seed % 2 == 0 ? plain : RandomProblems.freeFirst(plain);
            var plan = new PlacementEngine(problem).plan(SearchOptions.of(20));
            for (var change : plan.assignments()) {
                var today = change.today();
                if (today == null || isWaitedFor(problem, change.workload())) {
                    continue;
                }
                var without = PlanCheck.of(problem, with(plan, change, today)).errors();
                assertThat(without)
                        .as("seed %d, %s back to %s", seed, change.workload(), today.site())
                        .noneMatch(error -> error.startsWith("the objective") || error.startsWith("the terms"));
                put += without.isEmpty() ? 1 : 0;
                if (today.site().equals(change.choice().site()) && change.changes()) {
                    shifted++;
                    assertThat(today.terms().egressNanoUsd())
                            .isEqualTo(change.choice().terms().egressNanoUsd());
                }
            }
        }
        assertThat(put).isGreaterThan(100);
        assertThat(shifted).isGreaterThan(20);
    }

    /** Its predecessor's place is in its own bill: what that change does to it is not the change's. */
    private static boolean isWaitedFor(PlacementProblem problem, String workload) {
        return problem.workloads().stream()
                .flatMap(of -> of.shape().after().stream())
                .anyMatch(before -> before.workload().equals(workload));
    }

    private static Plan with(Plan plan, Assignment change, Choice today) {
        var assignments = plan.assignments().stream()
                .map(of -> of == change ? new Assignment(of.workload(), today, of.today(), of.explanation()) : of)
                .toList();
        var more = today.terms().objectiveNanoUsd() - change.choice().terms().objectiveNanoUsd();
        return new Plan(
                assignments,
                List.copyOf(plan.infeasible()),
                plan.objectiveNanoUsd() + more,
                Math.min(plan.boundNanoUsd(), plan.objectiveNanoUsd() + more),
                plan.prices(),
                plan.budgetPrices(),
                plan.iterations(),
                plan.seed(),
                plan.stopReason(),
                plan.weights());
    }
}
