package dev.tradewind.peers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.peers.cpsat.CpSat;
import dev.tradewind.peers.timefold.Timefold;
import dev.tradewind.placement.PlacementEngine;
import dev.tradewind.placement.PlacementProblem;
import dev.tradewind.placement.Plan;
import dev.tradewind.placement.SearchOptions;
import dev.tradewind.placement.check.PlanCheck;
import dev.tradewind.planning.cli.GeneratedProblem;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The peers' models are of the same problem: on instances that both can exhaust, optimum equals optimum. */
class PeersTest {
    private static final int SECONDS = 120;

    /** @param alone whether so small that the engine tries every combination */
    private static PlacementProblem small(long seed, boolean alone) {
        return alone
                ? GeneratedProblem.of(5, 24, 10, seed, 0.2, 0.45)
                : GeneratedProblem.of(5, 24, 14, seed, 0.3, 0.35);
    }

    private static Plan checked(PlacementProblem problem, Answer answer) {
        var plan = Written.plan(Instance.of(problem), answer.picks(), 1);
        assertThat(PlanCheck.of(problem, plan).errors()).isEmpty();
        return plan;
    }

    @ParameterizedTest
    @CsvSource({
        "2,true,rows",
        "2,true,intervals",
        "3,false,rows",
        "3,false,intervals",
        "7,false,rows",
        "8,false,rows",
        "10,false,rows",
        "16,false,rows",
        "20,false,rows"
    })
    void theOptimumOfCpSatIsOurs(long seed, boolean alone, String capacities) {
        var problem = small(seed, alone);
        var ours = new PlacementEngine(problem).plan(new SearchOptions(300, 0, 1, () -> false));
        var answer = new CpSat(capacities + ",hints,lp2").solve(Instance.of(problem), SECONDS, 1);
        assertThat(ours.infeasible()).isEmpty();
        assertThat(answer.proved()).isTrue();
        var theirs = checked(problem, answer);
        // Their costs are rounded to whole micro-USD, each of at most a hundred terms.
        var rounding = 100 * CpSat.UNIT_NANO_USD;
        assertThat(theirs.objectiveNanoUsd()).isGreaterThan(ours.boundNanoUsd() - rounding);
        if (ours.stopReason() == Plan.StopReason.EXHAUSTED || ours.stopReason() == Plan.StopReason.GAP) {
            assertThat(theirs.objectiveNanoUsd())
                    .isBetween(ours.objectiveNanoUsd(), ours.objectiveNanoUsd() + rounding);
        }
        assertThat(ours.objectiveNanoUsd()).isGreaterThanOrEqualTo(theirs.objectiveNanoUsd() - rounding);
    }

    @ParameterizedTest
    @ValueSource(strings = {"late-100,greedy", "annealing-100,ffd", "tabu-5,ffd"})
    void timefoldsPlansPassTheChecker(String tuning) {
        var problem = small(3, false);
        var answer = new Timefold(tuning).solve(Instance.of(problem), 3, 1);
        var plan = checked(problem, answer);
        assertThat(answer.trace().first(plan.objectiveNanoUsd())).isPresent();
    }
}
