package dev.tradewind.placement;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Invariants of the search, held against exhaustive enumeration over thousands of generated instances. */
class OracleTest {
    private static final SearchOptions OPTIONS = SearchOptions.of(60);

    @Test
    void equalsExhaustiveSearchOnSmallInstances() {
        var compared = 0;
        for (var seed = 0; seed < 3000; seed++) {
            var problem = Problems.random(seed, 5, 3, 6);
            var optimum = new Oracle(problem).optimum();
            var engine = new PlacementEngine(problem);
            var plan = engine.plan(OPTIONS);
            assertThat(engine.provenBound(plan)).as("bound of seed %d", seed).isEqualTo(plan.boundNanoUsd());
            assertThat(plan.boundNanoUsd()).as("seed %d", seed).isLessThanOrEqualTo(plan.objectiveNanoUsd());
            if (optimum != null) {
                compared++;
                assertThat(plan.boundNanoUsd()).as("seed %d", seed).isLessThanOrEqualTo(optimum);
                assertThat(plan.objectiveNanoUsd()).as("seed %d", seed).isEqualTo(optimum);
            }
        }
        assertThat(compared).isGreaterThan(2000);
    }

    @Test
    void neverBreaksAHardConstraint() {
        for (var seed = 10_000; seed < 11_000; seed++) {
            var problem = Problems.random(seed, 12, 4, 12);
            var oracle = new Oracle(problem);
            var plan = new PlacementEngine(problem).plan(SearchOptions.of(10));
            var chosen = new ArrayList<Oracle.Option>();
            for (var assignment : plan.assignments()) {
                var option = oracle.optionsOf(assignment.workload()).stream()
                        .filter(o -> o.site().id().equals(assignment.choice().site())
                                && o.start() == assignment.choice().startSlot())
                        .findFirst();
                assertThat(option)
                        .as("seed %d, %s", seed, assignment.workload())
                        .isPresent();
                chosen.add(option.orElseThrow());
                assertThat(assignment.choice().terms().objectiveNanoUsd())
                        .isEqualTo(option.orElseThrow().cost());
            }
            for (var site : problem.sites()) {
                assertThat(Oracle.fits(chosen, site))
                        .as("seed %d, %s", seed, site.id())
                        .isTrue();
            }
            for (var none : plan.infeasible()) {
                if (!none.binding().unit().contains("planned for others")) {
                    assertThat(oracle.optionsOf(none.workload()))
                            .as("seed %d", seed)
                            .isEmpty();
                }
            }
            assertThat(plan.assignments().size() + plan.infeasible().size())
                    .isEqualTo(problem.workloads().size());
        }
    }

    @Test
    void permutingTheInputGivesTheSamePlan() {
        for (var seed = 20_000; seed < 20_300; seed++) {
            var problem = Problems.random(seed, 10, 4, 10);
            var random = new Random(seed);
            var sites = new ArrayList<>(problem.sites());
            var links = new ArrayList<>(problem.links());
            var workloads = new ArrayList<>(problem.workloads());
            Collections.shuffle(sites, random);
            Collections.shuffle(links, random);
            Collections.shuffle(workloads, random);
            var shuffled = new PlacementProblem(problem.horizon(), problem.weights(), sites, links, workloads);
            assertThat(new PlacementEngine(shuffled).plan(OPTIONS))
                    .isEqualTo(new PlacementEngine(problem).plan(OPTIONS));
        }
    }

    @Test
    void moreCapacityNeverRaisesTheOptimum() {
        for (var seed = 30_000; seed < 30_500; seed++) {
            var problem = Problems.random(seed, 5, 3, 6);
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
                    problem.workloads());
            var before = new PlacementEngine(problem).plan(OPTIONS);
            var after = new PlacementEngine(wider).plan(OPTIONS);
            if (before.infeasible().size() == after.infeasible().size()) {
                assertThat(after.objectiveNanoUsd()).as("seed %d", seed).isLessThanOrEqualTo(before.objectiveNanoUsd());
            }
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
}
