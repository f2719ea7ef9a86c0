package dev.tradewind.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tradewind.carbon.CarbonIntensities;
import dev.tradewind.catalog.Catalog;
import dev.tradewind.edge.architecture.ArchitectureCheck;
import dev.tradewind.latency.RoundTrips;
import dev.tradewind.placement.Infeasible;
import dev.tradewind.planning.Plans;
import dev.tradewind.quantity.TimeRange;
import dev.tradewind.recommendation.RecommendationKind;
import dev.tradewind.recommendation.RecommendationState;
import dev.tradewind.recommendation.Recommendations;
import dev.tradewind.signal.Signals;
import dev.tradewind.workload.Workloads;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Where the demo's work goes and why, beside what its hours and round trips say. */
class DemoPlacementIT extends DemoOnH2 {
    @Autowired
    private Workloads workloads;

    @Autowired
    private CarbonIntensities carbon;

    @Autowired
    private RoundTrips roundTrips;

    @Autowired
    private ArchitectureCheck architecture;

    @Autowired
    private Signals signals;

    @Autowired
    private Recommendations recommendations;

    @Autowired
    private DemoHours hours;

    @Autowired
    private Catalog catalog;

    @Autowired
    private Plans plans;

    @Test
    void trainingMovesToItsCopyBecauseOfItsCeilingAndSavesWhatTheHoursSay() {
        var training = recommendations.in(EnumSet.allOf(RecommendationState.class)).stream()
                .filter(of -> of.workload().equals("demand-forecast-training"))
                .findFirst()
                .orElseThrow();
        assertThat(training.toSite()).isEqualTo("gcp:europe-west6");
        assertThat(training.reasons().getFirst()).contains("may not stay", "150 g/kWh");
        assertThat(training.deltaUsdPerMonth()).isLessThan(new BigDecimal("500"));
        var runs = workloads
                .byName("demand-forecast-training")
                .orElseThrow()
                .window()
                .runsPerMonth(clock.instant());
        assertThat(training.deltaKgCo2ePerMonth())
                .isCloseTo(
                        runs
                                * (kilograms("gcp:europe-west6", training.toStart(), 14, 6500)
                                        - kilograms("gcp:us-central1", training.fromStart(), 14, 6500)),
                        within(0.5));
    }

    @Test
    void nightlyLoadMovesWithinItsWindowAndSavesWhatTheHoursSay() {
        var load = recommendations.open().stream()
                .filter(of -> of.workload().equals("warehouse-load"))
                .findFirst();
        // some nights the first hour is the cleanest: then there is nothing to propose, and nothing is
        load.ifPresent(of -> {
            assertThat(of.kind()).isEqualTo(RecommendationKind.TIME_SHIFT);
            assertThat(of.deltaUsdPerMonth()).isZero();
            var power = catalog.powerAt("aws:us-east-1");
            var watts = 64 * (power.minWattsPerVcpu() + power.maxWattsPerVcpu()) / 2 + 256 * power.memoryWattsPerGib();
            assertThat(of.deltaKgCo2ePerMonth())
                    .isCloseTo(
                            30
                                    * (kilograms("aws:us-east-1", of.toStart(), 3, watts)
                                            - kilograms("aws:us-east-1", of.fromStart(), 3, watts)),
                            within(0.05));
        });
    }

    @Test
    void fraudScoringCanMeetNoSiteBecauseTillsAndLedgerAreTooFarApart() {
        var refused = infeasible("fraud-scoring");
        assertThat(refused.relaxations()).extracting("rule").containsExactlyInAnyOrder("user-rtt", "data-rtt");
        var toTills =
                roundTrips.between("aws:us-west-2", "larkspur:store-chicago").orElseThrow();
        assertThat(toTills.p95Millis()).isGreaterThan(12);
        assertThat(refused.relaxations()).anySatisfy(relaxation -> {
            assertThat(relaxation.site()).isEqualTo("aws:us-west-2");
            assertThat(relaxation.to()).isEqualTo(Math.round(toTills.p95Millis() * 1000));
        });
    }

    @Test
    void oneWorkloadOfTwoContinentsIsFreedByTheSmallestRelaxation() {
        var refused = infeasible("loyalty-live");
        assertThat(refused.binding().rule()).isEqualTo("user-rtt");
        var smallest = catalog.sites().stream()
                .filter(site -> site.provider().equals("aws"))
                .filter(site -> List.of(
                                "DE", "SE", "IE", "FR", "IT", "ES", "FI", "DK", "PL", "BE", "NL", "AT", "PT", "CZ",
                                "GR")
                        .contains(site.country()))
                .mapToDouble(site ->
                        Math.max(p95(site.id(), "larkspur:store-chicago"), p95(site.id(), "larkspur:store-frankfurt")))
                .min()
                .orElseThrow();
        assertThat(refused.relaxations().getFirst().to()).isEqualTo(Math.round(smallest * 1000));
    }

    @Test
    void architectureOfTwoServicesIsWhatTheirInputsSay() {
        new ArchitectureByHand(architecture, signals, clock).check();
    }

    private double kilograms(String site, Instant start, int hours, double watts) {
        var of = catalog.site(site).orElseThrow();
        double grams = 0;
        for (var hour : carbon.hourly(of.gridZone(), TimeRange.startingAt(start, Duration.ofHours(hours)))) {
            grams += watts / 1000 * of.pue() * hour.gramsPerKwh();
        }
        return grams / 1000;
    }

    private double p95(String from, String to) {
        return from.equals(to)
                ? 0
                : roundTrips.between(from, to).map(known -> known.p95Millis()).orElse(Double.MAX_VALUE);
    }

    private Infeasible infeasible(String workload) {
        var plan = plans.byId(plans.newest(1).getFirst().id()).orElseThrow().plan();
        return plan.infeasible().stream()
                .filter(of -> of.workload().equals(workload))
                .findFirst()
                .orElseThrow();
    }
}
