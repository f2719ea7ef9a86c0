package dev.tradewind.placement;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.placement.check.PlanCheck;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The loss of a site, answered from a plan that stands. */
class EvacuationTest {
    private static final SearchOptions FEW = SearchOptions.of(8);

    @Test
    void nobodyIsLeftAtTheLostSiteAndNoRuleIsBroken() {
        for (var seed = 74_000; seed < 74_008; seed++) {
            var standing = new PlacementEngine(RandomProblems.of(seed, 70, 5, 16)).stand(FEW);
            for (var lost : standing.plan().assignments().stream()
                    .map(assignment -> assignment.choice().site())
                    .distinct()
                    .toList()) {
                var evacuation = standing.evacuate(lost);
                var description = "seed %d, without %s";
                assertThat(PlanCheck.of(evacuation.problem(), evacuation.plan()).errors())
                        .as(description, seed, lost)
                        .isEmpty();
                assertThat(evacuation.plan().assignments())
                        .as(description, seed, lost)
                        .noneMatch(assignment -> assignment.choice().site().equals(lost));
            }
        }
    }

    @Test
    void whoeverWasElsewhereStaysWhereThereIsRoomForAll() {
        for (var seed = 75_000; seed < 75_010; seed++) {
            var problem = RandomProblems.of(seed, 70, 12, 16);
            var standing = new PlacementEngine(problem).stand(FEW);
            var lost = problem.sites().getFirst().id();
            var evacuation = standing.evacuate(lost);
            var placed = standing.plan().assignments().stream()
                    .map(Assignment::workload)
                    .collect(Collectors.toSet());
            // as many without a place may be others: then one that stood elsewhere has made room
            if (evacuation.plan().infeasible().stream().anyMatch(one -> placed.contains(one.workload()))) {
                continue;
            }
            var moved = evacuation.moved();
            var stayed = standing.plan().assignments().stream()
                    .filter(assignment -> !moved.contains(assignment.workload()))
                    .toList();
            for (var assignment : stayed) {
                assertThat(evacuation.plan().assignments())
                        .as("seed %d", seed)
                        .anyMatch(now -> now.workload().equals(assignment.workload())
                                && now.choice()
                                        .site()
                                        .equals(assignment.choice().site())
                                && now.choice().startSlot()
                                        == assignment.choice().startSlot());
            }
            var affected = standing.plan().assignments().stream()
                    .filter(assignment -> assignment.choice().site().equals(lost))
                    .map(Assignment::workload)
                    .toList();
            assertThat(moved).as("seed %d", seed).containsAll(affected);
        }
    }

    @Test
    void theStandingPlanAnswersTheSameAgainAndWithAnyNumberOfThreads() {
        var problem = RandomProblems.of(76_000, 60, 6, 24);
        var lost = problem.sites().getLast().id();
        var one = new PlacementEngine(problem).stand(new SearchOptions(8, 0, 3, 1, () -> false));
        var first = one.evacuate(lost);
        assertThat(one.evacuate(lost)).isEqualTo(first);
        assertThat(new PlacementEngine(problem)
                        .stand(new SearchOptions(8, 0, 3, 4, () -> false))
                        .evacuate(lost))
                .isEqualTo(first);
    }
}
