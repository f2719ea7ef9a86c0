package dev.tradewind.placement;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.placement.check.PlanCheck;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Planning again from an earlier plan. */
class WarmStartTest {
    private static final SearchOptions FEW = SearchOptions.of(8);

    @Test
    void withMoreCapacityNeverEndsWorseThanTheEarlierPlan() {
        for (var seed = 70_000; seed < 70_060; seed++) {
            var problem = RandomProblems.of(seed, 60, 5, 16);
            neverEndsWorse(problem, with(problem, wider(problem.sites()), problem.workloads()), seed);
        }
    }

    @Test
    void withARuleRelaxedNeverEndsWorseThanTheEarlierPlan() {
        for (var seed = 71_000; seed < 71_060; seed++) {
            var problem = RandomProblems.of(seed, 60, 5, 16);
            var free = problem.workloads().stream()
                    .map(WarmStartTest::withoutCarbonCeiling)
                    .toList();
            neverEndsWorse(problem, with(problem, problem.sites(), free), seed);
        }
    }

    @Test
    void isTheSameForAnyNumberOfThreads() {
        for (var seed = 72_000; seed < 72_020; seed++) {
            var problem = RandomProblems.of(seed, 60, 6, 24);
            var earlier = new PlacementEngine(problem).plan(FEW);
            var engine = new PlacementEngine(with(problem, wider(problem.sites()), problem.workloads()));
            var one = engine.replan(earlier, new SearchOptions(8, 0, 3, 1, () -> false));
            for (var threads : new int[] {2, 4}) {
                assertThat(engine.replan(earlier, new SearchOptions(8, 0, 3, threads, () -> false)))
                        .as("seed %d, %d threads", seed, threads)
                        .isEqualTo(one);
            }
        }
    }

    @Test
    void leavesASiteThatIsLostAndBreaksNoRule() {
        for (var seed = 73_000; seed < 73_060; seed++) {
            var problem = RandomProblems.of(seed, 60, 5, 16);
            var earlier = new PlacementEngine(problem).plan(FEW);
            var lost = problem.sites().getFirst().id();
            var rest = with(problem, problem.sites().subList(1, problem.sites().size()), problem.workloads());
            var plan = new PlacementEngine(rest).replan(earlier, FEW);
            assertThat(PlanCheck.of(rest, plan).errors()).as("seed %d", seed).isEmpty();
            assertThat(plan.assignments())
                    .as("seed %d", seed)
                    .noneMatch(assignment -> assignment.choice().site().equals(lost));
        }
    }

    private static void neverEndsWorse(PlacementProblem before, PlacementProblem after, int seed) {
        var earlier = new PlacementEngine(before).plan(FEW);
        for (var iterations : new int[] {0, 8}) {
            var plan = new PlacementEngine(after).replan(earlier, SearchOptions.of(iterations));
            assertThat(PlanCheck.of(after, plan).errors()).as("seed %d", seed).isEmpty();
            var missing = earlier.infeasible().size();
            assertThat(plan.infeasible().size()).as("seed %d", seed).isLessThanOrEqualTo(missing);
            if (plan.infeasible().size() == missing) {
                assertThat(plan.objectiveNanoUsd()).as("seed %d", seed).isLessThanOrEqualTo(earlier.objectiveNanoUsd());
            }
        }
    }

    private static PlacementProblem with(
            PlacementProblem problem, List<CandidateSite> sites, List<Candidate> workloads) {
        return new PlacementProblem(
                problem.horizon(),
                problem.weights(),
                sites,
                problem.links(),
                workloads,
                problem.budgets(),
                problem.tierPools(),
                problem.together());
    }

    private static List<CandidateSite> wider(List<CandidateSite> sites) {
        return sites.stream()
                .map(site -> site.with(site.capacity() == null ? null : doubled(site.capacity())))
                .toList();
    }

    private static Capacity doubled(Capacity capacity) {
        return new Capacity(
                doubled(capacity.of(Resource.VCPU)),
                doubled(capacity.of(Resource.MEMORY)),
                doubled(capacity.of(Resource.GPU)));
    }

    private static Series doubled(Series series) {
        var doubled = series;
        for (var slot = 0; slot < series.slots(); slot++) {
            doubled = series.isKnown(slot) ? doubled.with(slot, 2 * series.at(slot)) : doubled;
        }
        return doubled;
    }

    private static Candidate withoutCarbonCeiling(Candidate workload) {
        var limits = workload.limits();
        return new Candidate(
                workload.id(),
                workload.kind(),
                workload.demand(),
                workload.durationSlots(),
                workload.earliestSlot(),
                workload.deadlineSlot(),
                workload.timesPerMonthPerMille(),
                workload.data(),
                workload.users(),
                workload.movingMegabytes(),
                workload.currentSite(),
                workload.currentStart(),
                new Limits(
                        null,
                        limits.countries(),
                        limits.allowedProviders(),
                        limits.deniedProviders(),
                        limits.maxUserRttMicros(),
                        limits.maxDataRttMicros(),
                        limits.maxEgressNanoUsd(),
                        limits.pinnedSite(),
                        limits.carbonBasis(),
                        limits.maxMonthlyEgressNanoUsd(),
                        limits.commit(),
                        limits.frozen(),
                        limits.couplings(),
                        limits.promise()),
                workload.shape());
    }
}
