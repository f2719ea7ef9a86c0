package dev.tradewind.peers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.peers.cpsat.CpSat;
import dev.tradewind.peers.timefold.Timefold;
import dev.tradewind.placement.Candidate;
import dev.tradewind.placement.CandidateSite;
import dev.tradewind.placement.Demand;
import dev.tradewind.placement.Horizon;
import dev.tradewind.placement.Limits;
import dev.tradewind.placement.PlacementEngine;
import dev.tradewind.placement.PlacementProblem;
import dev.tradewind.placement.Plan;
import dev.tradewind.placement.SearchOptions;
import dev.tradewind.placement.Series;
import dev.tradewind.placement.Shape;
import dev.tradewind.placement.Weights;
import dev.tradewind.placement.check.PlanCheck;
import dev.tradewind.planning.cli.GeneratedProblem;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
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

    /** Every other hour is cheap: pausing pays where resuming costs little, and does not where it costs much. */
    private static PlacementProblem alternating(int resumePerMille) {
        var hours = 9;
        var price = new long[hours];
        Arrays.setAll(price, hour -> hour % 2 == 0 ? 40_000_000 : 60_000_000);
        var site = new CandidateSite(
                "p:a",
                "p",
                "DE",
                1200,
                Series.of(price),
                Series.flat(hours, 5_000_000),
                Series.flat(hours, 0),
                Series.flat(hours, 100_000),
                null);
        var run = new Candidate(
                "w",
                Candidate.Kind.BATCH,
                new Demand(4000, 4096, 0, 20_000),
                3,
                0,
                hours,
                4345,
                List.of(),
                List.of(),
                0,
                null,
                null,
                Limits.NONE,
                new Shape(1, true, resumePerMille, 0, 1, false, List.of()));
        return new PlacementProblem(
                new Horizon(Instant.parse("2026-01-05T00:00:00Z"), 60, hours),
                Weights.MONEY_ONLY,
                List.of(site),
                List.of(),
                List.of(run));
    }

    @ParameterizedTest
    @CsvSource({"100,3,rows", "900,1,rows", "100,3,intervals", "900,1,intervals"})
    void resumingCostsWhatItCostsUs(int resumePerMille, int pieces, String capacities) {
        var problem = alternating(resumePerMille);
        var ours = new PlacementEngine(problem).plan(new SearchOptions(20, 0, 1, () -> false));
        var answer = new CpSat(capacities).solve(Instance.of(problem), SECONDS, 1);
        assertThat(answer.picks().getFirst().pieces()).hasSize(2 * pieces);
        assertThat(checked(problem, answer).objectiveNanoUsd()).isEqualTo(ours.objectiveNanoUsd());
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
