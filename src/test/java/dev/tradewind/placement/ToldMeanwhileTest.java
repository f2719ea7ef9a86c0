package dev.tradewind.placement;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import org.junit.jupiter.api.Test;

/** Who wants to know while the search runs is told what it holds. */
class ToldMeanwhileTest {
    @Test
    void everyBetterPlanIsToldAndTheLastIsTheOneThatIsReturned() {
        var complete = 0;
        var several = 0;
        for (var seed = 74_000; seed < 74_080; seed++) {
            var told = new ArrayList<Long>();
            var plan = new PlacementEngine(RandomProblems.of(seed, 60, 6, 24))
                    .plan(new SearchOptions(30, 0, 3, 1, () -> false, told::add));
            for (var at = 1; at < told.size(); at++) {
                assertThat(told.get(at)).as("seed %d", seed).isLessThan(told.get(at - 1));
            }
            if (!told.isEmpty()) {
                assertThat(told.getLast()).as("seed %d", seed).isEqualTo(plan.objectiveNanoUsd());
                complete++;
            }
            several += told.size() > 1 ? 1 : 0;
        }
        assertThat(complete).isGreaterThan(20);
        assertThat(several).isGreaterThan(5);
    }
}
