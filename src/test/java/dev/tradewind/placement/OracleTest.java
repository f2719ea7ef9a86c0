package dev.tradewind.placement;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.placement.check.Oracle;
import dev.tradewind.placement.check.PlanCheck;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** Invariants of the search, held against exhaustive enumeration over thousands of generated instances. */
class OracleTest {
    private static final SearchOptions OPTIONS = SearchOptions.of(60);

    @Test
    void equalsExhaustiveSearchOnSmallInstances() {
        compare(2000, 4, 0, seed -> Problems.random(seed, 8, 4, 12));
    }

    @Test
    void equalsExhaustiveSearchWithEverythingInIt() {
        compare(2000, 4, 100_000, seed -> RandomProblems.of(seed, 5, 3, 8));
    }

    @Test
    void equalsExhaustiveSearchWhereTheFirstGigabytesAreFree() {
        compare(300, 4, 110_000, seed -> RandomProblems.freeFirst(RandomProblems.of(seed, 4, 3, 6)));
    }

    @Test
    void equalsExhaustiveSearchWithSeveralPathsAndPlacesOfState() {
        compare(900, 3, 130_000, seed -> RandomProblems.withPaths(RandomProblems.of(seed, 5, 4, 6), seed));
    }

    @Test
    void equalsExhaustiveSearchWithCopiesToDecideOn() {
        compare(250, 3, 140_000, seed -> RandomProblems.withReplicas(RandomProblems.of(seed, 4, 3, 5), seed, 3));
        compare(
                150,
                3,
                150_000,
                seed -> RandomProblems.withReplicas(
                        RandomProblems.withPaths(RandomProblems.of(seed, 4, 3, 5), seed), seed, 3));
    }

    @Test
    void manyCopiesGiveASoundPlanThatIsNoDearerThanThoseOfToday() {
        for (var seed = 160_000; seed < 160_080; seed++) {
            var problem = RandomProblems.withReplicas(RandomProblems.of(seed, 8, 7, 6), seed, 6);
            var plan = new PlacementEngine(problem).plan(OPTIONS);
            assertThat(PlanCheck.of(problem, plan).errors()).as("seed %d", seed).isEmpty();
            var none = problem.replicas().stream()
                    .map(offer -> new ReplicaOffer(
                            offer.id(), offer.dataSet(), offer.site(), offer.kept(), offer.keepNanoUsd(), 1L << 50))
                    .toList();
            var kept = new PlacementEngine(problem.offering(none)).plan(OPTIONS);
            if (plan.infeasible().isEmpty() && kept.infeasible().isEmpty()) {
                assertThat(plan.objectiveNanoUsd()).as("seed %d", seed).isLessThanOrEqualTo(kept.objectiveNanoUsd());
            }
        }
    }

    /** @param tenths of the instances that at least can be placed whole and be told by the oracle */
    private static void compare(int seeds, int tenths, int from, IntFunction<PlacementProblem> problems) {
        var compared = 0;
        for (var seed = from; seed < from + seeds; seed++) {
            var problem = problems.apply(seed);
            var engine = new PlacementEngine(problem);
            var plan = engine.plan(OPTIONS);
            var report = PlanCheck.of(problem, plan);
            assertThat(report.errors()).as("seed %d", seed).isEmpty();
            assertThat(engine.provenBound(plan)).as("bound of seed %d", seed).isEqualTo(plan.boundNanoUsd());
            assertThat(plan.boundNanoUsd()).as("seed %d", seed).isLessThanOrEqualTo(plan.objectiveNanoUsd());
            if (plan.stopReason() != Plan.StopReason.EXHAUSTED && plan.stopReason() != Plan.StopReason.GAP) {
                continue;
            }
            var optimum = Oracle.optimum(problem);
            if (optimum != null) {
                compared++;
                assertThat(plan.infeasible()).as("seed %d", seed).isEmpty();
                assertThat(plan.boundNanoUsd()).as("seed %d", seed).isLessThanOrEqualTo(optimum.longValueExact());
                assertThat(plan.objectiveNanoUsd()).as("seed %d", seed).isEqualTo(optimum.longValueExact());
            }
        }
        assertThat(compared).isGreaterThan(seeds * tenths / 10);
    }

    @Test
    void neverBreaksAHardConstraint() {
        for (var seed = 10_000; seed < 10_600; seed++) {
            var problem = RandomProblems.of(seed, 14, 5, 16);
            var plan = new PlacementEngine(problem).plan(SearchOptions.of(10));
            assertThat(PlanCheck.of(problem, plan).errors()).as("seed %d", seed).isEmpty();
        }
    }

    @Test
    void threadsDoNotChangeThePlan() {
        for (var seed = 50_000; seed < 50_040; seed++) {
            var problem = RandomProblems.of(seed, 40, 6, 24);
            var engine = new PlacementEngine(problem);
            var one = engine.plan(new SearchOptions(25, 0, 3, 1, () -> false));
            for (var threads : new int[] {2, 4}) {
                assertThat(engine.plan(new SearchOptions(25, 0, 3, threads, () -> false)))
                        .as("seed %d, %d threads", seed, threads)
                        .isEqualTo(one);
            }
        }
    }

    @Test
    void aSearchThatWasStoppedIsRepeatedByItsIterations() {
        for (var seed = 60_000; seed < 60_040; seed++) {
            var problem = RandomProblems.of(seed, 40, 6, 24);
            var engine = new PlacementEngine(problem);
            var asked = new java.util.concurrent.atomic.AtomicInteger();
            var stopped = engine.plan(new SearchOptions(100, 0, 3, 2, () -> asked.incrementAndGet() > 12));
            var again = engine.plan(new SearchOptions(stopped.iterations(), 0, 3, 1, () -> false));
            assertThat(again.assignments()).as("seed %d", seed).isEqualTo(stopped.assignments());
            assertThat(again.boundNanoUsd()).isEqualTo(stopped.boundNanoUsd());
            assertThat(again.prices()).isEqualTo(stopped.prices());
        }
    }

    @Test
    void permutingTheInputGivesTheSamePlan() {
        for (var seed = 20_000; seed < 20_300; seed++) {
            var problem = RandomProblems.of(seed, 10, 4, 10);
            var random = new Random(seed);
            var sites = new ArrayList<>(problem.sites());
            var links = new ArrayList<>(problem.links());
            var workloads = new ArrayList<>(problem.workloads());
            Collections.shuffle(sites, random);
            Collections.shuffle(links, random);
            Collections.shuffle(workloads, random);
            var shuffled = new PlacementProblem(
                    problem.horizon(),
                    problem.weights(),
                    sites,
                    links,
                    workloads,
                    problem.budgets().reversed(),
                    problem.tierPools().reversed(),
                    problem.together().reversed());
            assertThat(new PlacementEngine(shuffled).plan(OPTIONS))
                    .isEqualTo(new PlacementEngine(problem).plan(OPTIONS));
        }
    }

    @Test
    void moreCapacityNeverRaisesTheOptimumAndKeepsTheOldPlanFeasible() {
        for (var seed = 30_000; seed < 30_400; seed++) {
            var problem = RandomProblems.of(seed, 5, 3, 6);
            var wider = new PlacementProblem(
                    problem.horizon(),
                    problem.weights(),
                    problem.sites().stream()
                            .map(site -> site.capacity() == null
                                    ? site
                                    : Problems.site(
                                            site.id(),
                                            site.country(),
                                            site.vcpuNanoUsdPerHour().at(0),
                                            site.milligramsPerKwh(),
                                            Problems.vcpus(
                                                    site.milligramsPerKwh().slots(), 1_000_000)))
                            .toList(),
                    problem.links(),
                    problem.workloads(),
                    problem.budgets(),
                    problem.tierPools(),
                    problem.together());
            neverDearer(problem, wider, seed);
        }
    }

    @Test
    void aRuleRelaxedNeverRaisesTheOptimumAndKeepsTheOldPlanFeasible() {
        var relaxations = List.<UnaryOperator<Limits>>of(
                l -> new Limits(
                        null,
                        l.countries(),
                        l.allowedProviders(),
                        l.deniedProviders(),
                        l.maxUserRttMicros(),
                        l.maxDataRttMicros(),
                        l.maxEgressNanoUsd(),
                        l.pinnedSite()),
                l -> new Limits(
                        l.maxMilligramsPerKwh(),
                        List.of(),
                        List.of(),
                        List.of(),
                        l.maxUserRttMicros(),
                        l.maxDataRttMicros(),
                        l.maxEgressNanoUsd(),
                        l.pinnedSite()),
                l -> new Limits(
                        l.maxMilligramsPerKwh(),
                        l.countries(),
                        l.allowedProviders(),
                        l.deniedProviders(),
                        null,
                        null,
                        null,
                        l.pinnedSite()));
        for (var seed = 31_000; seed < 31_300; seed++) {
            var problem = Problems.random(seed, 5, 3, 6);
            var relaxed = relaxations.get(seed % relaxations.size());
            var free = problem.workloads().stream()
                    .map(w -> with(w, relaxed.apply(w.limits())))
                    .toList();
            neverDearer(
                    problem,
                    new PlacementProblem(problem.horizon(), problem.weights(), problem.sites(), problem.links(), free),
                    seed);
        }
    }

    @Test
    void aSharedRuleTakenAwayNeverRaisesTheOptimumAndKeepsTheOldPlanFeasible() {
        for (var seed = 32_000; seed < 32_300; seed++) {
            var problem = RandomProblems.of(seed, 5, 3, 6);
            neverDearer(
                    problem,
                    new PlacementProblem(
                            problem.horizon(),
                            problem.weights(),
                            problem.sites(),
                            problem.links(),
                            problem.workloads(),
                            List.of(),
                            problem.tierPools(),
                            List.of()),
                    seed);
        }
    }

    private static void neverDearer(PlacementProblem problem, PlacementProblem freer, int seed) {
        var before = new PlacementEngine(problem).plan(OPTIONS);
        var after = new PlacementEngine(freer).plan(OPTIONS);
        // The bound of the old plan is about the old capacity and budgets; its places must hold.
        assertThat(PlanCheck.of(freer, before).errors())
                .as("seed %d", seed)
                .filteredOn(error -> !error.contains("bound"))
                .isEmpty();
        assertThat(after.infeasible().size())
                .as("seed %d", seed)
                .isLessThanOrEqualTo(before.infeasible().size());
        var proven =
                before.stopReason() == Plan.StopReason.EXHAUSTED && after.stopReason() == Plan.StopReason.EXHAUSTED;
        if (proven && before.infeasible().size() == after.infeasible().size()) {
            assertThat(after.objectiveNanoUsd()).as("seed %d", seed).isLessThanOrEqualTo(before.objectiveNanoUsd());
        }
    }

    @Test
    void theSmallestRelaxationSuffices() {
        var checked = 0;
        for (var seed = 40_000; seed < 41_000; seed++) {
            var problem = Problems.random(seed, 4, 3, 8);
            for (var none : new PlacementEngine(problem).plan(OPTIONS).infeasible()) {
                for (var relaxation : none.relaxations()) {
                    if (!relaxation.rule().equals("carbon")) {
                        continue;
                    }
                    var workload = problem.workloads().stream()
                            .filter(w -> w.id().equals(none.workload()))
                            .findFirst()
                            .orElseThrow();
                    var to = Objects.requireNonNull(relaxation.to());
                    assertThat(new PlacementEngine(problem)
                                    .decide(withCarbon(workload, to))
                                    .placed())
                            .as("seed %d %s", seed, relaxation)
                            .isNotNull();
                    assertThat(new PlacementEngine(problem)
                                    .decide(withCarbon(workload, to - 1))
                                    .placed())
                            .as("seed %d %s", seed, relaxation)
                            .isNull();
                    checked++;
                }
            }
        }
        assertThat(checked).isGreaterThan(50);
    }

    private static Candidate withCarbon(Candidate w, long limit) {
        var l = w.limits();
        return with(
                w,
                new Limits(
                        limit,
                        l.countries(),
                        l.allowedProviders(),
                        l.deniedProviders(),
                        l.maxUserRttMicros(),
                        l.maxDataRttMicros(),
                        l.maxEgressNanoUsd(),
                        l.pinnedSite()));
    }

    private static Candidate with(Candidate w, Limits limits) {
        return new Candidate(
                w.id(),
                w.kind(),
                w.demand(),
                w.durationSlots(),
                w.earliestSlot(),
                w.deadlineSlot(),
                w.timesPerMonthPerMille(),
                w.data(),
                w.users(),
                w.movingMegabytes(),
                w.currentSite(),
                w.currentStart(),
                limits,
                w.shape());
    }
}
