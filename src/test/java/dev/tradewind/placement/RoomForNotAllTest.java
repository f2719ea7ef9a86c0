package dev.tradewind.placement;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.planning.cli.GeneratedProblem;
import org.junit.jupiter.api.Test;

/** Where not everyone can be placed, prices must not rise for ever for those who cannot: the bound is for the others. */
class RoomForNotAllTest {
    @Test
    void theBoundOfThePlacedStaysNearTheirPlan() {
        var engine = new PlacementEngine(GeneratedProblem.of(20, 48, 200, 2));
        var plan = engine.plan(SearchOptions.of(40));
        assertThat(plan.infeasible()).isNotEmpty();
        assertThat(plan.boundNanoUsd())
                .isEqualTo(engine.provenBound(plan))
                .isBetween(plan.objectiveNanoUsd() / 100 * 95, plan.objectiveNanoUsd());
    }
}
