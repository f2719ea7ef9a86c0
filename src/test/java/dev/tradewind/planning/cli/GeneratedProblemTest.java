package dev.tradewind.planning.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.placement.PlacementEngine;
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
}
