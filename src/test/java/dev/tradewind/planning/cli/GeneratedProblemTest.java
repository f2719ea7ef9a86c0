package dev.tradewind.planning.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.placement.PlacementEngine;
import dev.tradewind.placement.SearchOptions;
import dev.tradewind.placement.check.PlanCheck;
import org.junit.jupiter.api.Test;

/** What the bench plans can be planned. */
class GeneratedProblemTest {
    @Test
    void everyWorkloadHasAChoiceUnderItsOwnRules() {
        for (var seed = 1; seed <= 3; seed++) {
            var problem = GeneratedProblem.of(20, 168, 1000, seed);
            var engine = new PlacementEngine(problem);
            assertThat(problem.workloads()).as("seed %d", seed).allMatch(engine::admits);
        }
    }

    @Test
    void scarceCapacityGivesTheSameSoundPlanWithAnyNumberOfThreads() {
        var problem = GeneratedProblem.of(12, 168, 800, 4);
        var engine = new PlacementEngine(problem);
        var one = engine.plan(new SearchOptions(12, 0, 1, 1, () -> false));
        assertThat(PlanCheck.of(problem, one).errors()).isEmpty();
        assertThat(engine.provenBound(one)).isEqualTo(one.boundNanoUsd());
        assertThat(engine.plan(new SearchOptions(12, 0, 1, 2, () -> false))).isEqualTo(one);
        assertThat(engine.plan(new SearchOptions(12, 0, 1, 4, () -> false))).isEqualTo(one);
    }

    /** By exchanges alone a GPU or two stay out of reach among so few. */
    @Test
    void amongFewWorkloadsNobodyIsLeftOutWhoCouldBePlaced() {
        for (var seed : new int[] {1, 3, 5}) {
            var problem = GeneratedProblem.of(20, 48, 200, seed);
            var plan = new PlacementEngine(problem).plan(new SearchOptions(2, 0, 1, 1, () -> false));
            assertThat(plan.infeasible()).as("seed %d", seed).isEmpty();
            assertThat(PlanCheck.of(problem, plan).errors()).isEmpty();
        }
    }
}
