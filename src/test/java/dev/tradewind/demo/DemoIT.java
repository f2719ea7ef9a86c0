package dev.tradewind.demo;

import static dev.tradewind.demo.BilledByHand.MOVES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tradewind.approval.Approvals;
import dev.tradewind.carbon.CarbonIntensities;
import dev.tradewind.catalog.Catalog;
import dev.tradewind.connector.Imports;
import dev.tradewind.edge.architecture.ArchitectureCheck;
import dev.tradewind.egress.Attributions;
import dev.tradewind.egress.EgressFilter;
import dev.tradewind.egress.EgressQueries;
import dev.tradewind.egress.TransferClass;
import dev.tradewind.egress.change.ChangeQueries;
import dev.tradewind.egress.watch.Findings;
import dev.tradewind.execution.Executions;
import dev.tradewind.lake.Lake;
import dev.tradewind.latency.RoundTrips;
import dev.tradewind.placement.Infeasible;
import dev.tradewind.planning.Plans;
import dev.tradewind.policy.Policies;
import dev.tradewind.quantity.TimeRange;
import dev.tradewind.recommendation.Promises;
import dev.tradewind.recommendation.RecommendationKind;
import dev.tradewind.recommendation.RecommendationState;
import dev.tradewind.recommendation.Recommendations;
import dev.tradewind.report.ReportKind;
import dev.tradewind.report.ReportRequest;
import dev.tradewind.report.Reports;
import dev.tradewind.signal.SignalKind;
import dev.tradewind.signal.Signals;
import dev.tradewind.workload.Workloads;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** On H2, as on somebody's own machine; and what is to be found there, beside figures worked out without the product. */
@SpringBootTest(
        properties = {
            "spring.datasource.url=jdbc:h2:mem:demo;MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH",
            "tradewind.demo=true"
        })
class DemoIT extends DemoComesUp {
    private static final BigDecimal CENT = new BigDecimal("0.01");
    private static final Path DATA =
            Path.of("target/test-data", UUID.randomUUID().toString()).toAbsolutePath();

    @DynamicPropertySource
    static void data(DynamicPropertyRegistry properties) {
        properties.add("tradewind.data", DATA::toString);
    }

    @Autowired
    private EgressQueries egress;

    @Autowired
    private ChangeQueries changes;

    @Autowired
    private Findings findings;

    @Autowired
    private Attributions attributions;

    @Autowired
    private Lake lake;

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
    private Approvals approvals;

    @Autowired
    private Executions executions;

    @Autowired
    private Promises promises;

    @Autowired
    private DemoPeople people;

    @Autowired
    private DemoHours hours;

    @Autowired
    private Reports reports;

    @Autowired
    private Catalog catalog;

    @Autowired
    private Clock clock;

    private final Workloads workloads;
    private final Plans plans;
    private final Imports imports;
    private BilledByHand byHand;
    private DemoMonths months;
    private DemoExplained explained;
    private DemoDecided decided;

    DemoIT(Demo demo, Imports imports, Workloads workloads, Policies policies, Plans plans) {
        super(demo, imports, workloads, policies, plans);
        this.imports = imports;
        this.workloads = workloads;
        this.plans = plans;
    }

    @BeforeEach
    void whole() {
        loaded();
        byHand = new BilledByHand(DATA);
        months = new DemoMonths(egress, lake, clock);
        explained = new DemoExplained(changes, months);
        decided = new DemoDecided(recommendations, approvals, executions, promises);
    }

    @Test
    void everyMonthMovesWhatItsBillsSay() {
        for (int month = -12; month <= -1; month++) {
            assertThat(months.moved(month).billedCost().amount())
                    .as("month %d", month)
                    .isEqualByComparingTo(byHand.usd(months.at(month), MOVES));
        }
        assertThat(months.spent(-1)).isCloseTo(new BigDecimal("410000"), within(new BigDecimal("1500")));
        assertThat(months.moved(-1).billedCost().amount())
                .isCloseTo(new BigDecimal("38000"), within(new BigDecimal("100")));
    }

    @Test
    void egressRoseByThirtyFivePerCentBecausePaymentsReadsItsLedgerAcrossClouds() {
        var acrossClouds = "Tags like '%%\"payments\"%%' and " + MOVES + " and (RegionId = 'eastus' or "
                + "RegionId = 'us-west-2' and ChargeDescription like '%%transfer out%%')";
        explained.paymentsWentActiveActive(byHand.usd(months.at(-1), acrossClouds.replace("%%", "%")));
    }

    @Test
    void theProductItselfFindsGatewayChatterBackupAndPriceStep() {
        explained.aNatGatewayStandsInFrontOfAServiceOfItsRegion();
        explained.kafkaConsumersFetchAcrossZones();
        explained.theBackupGoesToAnotherRegion();
        explained.theInternetPriceRoseBecauseTheVolumeFellBelowAStep();
        explained.theBackupIsClosedAsIntendedAndPaymentsIsOpen(findings.all());
    }

    @Test
    void theLedgersEgressIsCausedByReadsFromAnotherCloud() {
        var to = LocalDate.now(clock).atStartOfDay(ZoneOffset.UTC).toInstant();
        var week = new TimeRange(to.minus(Duration.ofDays(DemoFlows.DAYS)), to);
        var filter = EgressFilter.of(week).scoped("payments", null, null).ofClass(TransferClass.INTERNET);
        assertThat(attributions.of(filter)).singleElement().satisfies(all -> {
            assertThat(all.lines().getFirst()).satisfies(line -> {
                assertThat(line.from().workload()).isEqualTo("ledger");
                assertThat(line.to().workload()).isEqualTo("authorisation-api-azure");
                assertThat(line.billedClass()).isEqualTo(TransferClass.INTERNET);
                assertThat(line.causedClass()).isEqualTo(TransferClass.INTER_PROVIDER);
            });
            assertThat(all.unattributed().amount()).isZero();
            assertThat(all.billed().amount())
                    .isEqualByComparingTo(all.lines().stream()
                            .map(line -> line.cost().amount())
                            .reduce(BigDecimal.ZERO, BigDecimal::add));
        });
    }

    @Test
    void natGatewayAndCrossZoneChatterCostWhatTheirRowsSay() {
        assertThat(months.sum(-1, TransferClass.NAT, "data-platform"))
                .isCloseTo(
                        byHand.usd(
                                months.at(-1),
                                "ChargeDescription like '%Processed by NAT%' and Tags like " + "'%\"data-platform\"%'"),
                        within(CENT))
                .isCloseTo(new BigDecimal("3960"), within(BigDecimal.ONE));
        assertThat(months.sum(-1, TransferClass.INTER_ZONE, "data-platform"))
                .isCloseTo(
                        byHand.usd(
                                months.at(-1),
                                "ChargeDescription like '%between EC2 AZs%' and Tags like " + "'%\"event-log\"%'"),
                        within(CENT))
                .isCloseTo(new BigDecimal("5200"), within(BigDecimal.ONE));
    }

    @Test
    void backupIsAStepThatStays() {
        assertThat(months.backup(-6)).isZero();
        for (int month = -5; month <= -1; month++) {
            assertThat(months.backup(month)).isCloseTo(new BigDecimal("2400"), within(new BigDecimal("30")));
        }
        assertThat(months.flows(-1))
                .filteredOn(
                        flow -> flow.from().equals("aws:us-east-1") && flow.to().equals("aws:us-east-2"))
                .singleElement()
                .satisfies(flow -> assertThat(flow.total().perGigabyte().orElseThrow())
                        .isCloseTo(new BigDecimal("0.01"), within(new BigDecimal("0.0000001"))));
    }

    @Test
    void internetPriceRoseWhenVolumeFellBelowATier() {
        var before = months.internet(-4);
        var after = months.internet(-3);
        var tiered = "ChargeDescription like '%/ month data transfer out%'";
        assertThat(after.gigabytes()).isLessThan(before.gigabytes());
        assertThat(after.perGigabyte().orElseThrow())
                .isGreaterThan(before.perGigabyte().orElseThrow().multiply(new BigDecimal("1.1")))
                .isCloseTo(
                        byHand.usd(months.at(-3), tiered)
                                .divide(byHand.gigabytes(months.at(-3), tiered), 9, RoundingMode.HALF_EVEN),
                        within(new BigDecimal("0.000001")));
    }

    @Test
    void restatedMonthCountsOnceAndAsRestated() {
        var month = months.at(DemoBills.RESTATED_MONTH);
        assertThat(months.spent(DemoBills.RESTATED_MONTH)).isEqualByComparingTo(byHand.usd(month, "true"));
    }

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
    void silentSourceLeavesAGapAndOneLinkIsOnlyModelled() {
        var told = LocalDate.now(clock.withZone(ZoneOffset.UTC));
        var from = new DemoCarbon(clock.instant(), told).silentFrom();
        var silence = TimeRange.startingAt(from, Duration.ofHours(DemoCarbon.SILENT_HOURS));
        assertThat(carbon.known(DemoCarbon.SILENT_ZONE, silence)).isEmpty();
        assertThat(carbon.known(DemoCarbon.SILENT_ZONE, silence.shift(Duration.ofHours(-10))))
                .hasSize(10);
        assertThat(carbon.known(DemoCarbon.SILENT_ZONE, silence.shift(Duration.ofHours(10))))
                .hasSize(10);
        assertThat(carbon.known("DE", silence)).hasSize(10);
        assertThat(roundTrips
                        .between("gcp:europe-west3", "larkspur:dallas")
                        .orElseThrow()
                        .kind())
                .isEqualTo(SignalKind.MODELLED);
        assertThat(roundTrips
                        .between("gcp:europe-west3", "larkspur:store-leipzig")
                        .orElseThrow()
                        .kind())
                .isEqualTo(SignalKind.MEASURED);
    }

    @Test
    void morningsWorkIsDoneByThePeopleWhoMayDoIt() {
        decided.morningsWork();
        assertThat(workloads.byName("shop-preview").orElseThrow().siteId()).isEqualTo("aws:eu-north-1");
        assertThat(workloads.byName("image-resizer").orElseThrow().siteId()).isEqualTo("aws:eu-central-1");
        assertThat(reports.preview(new ReportRequest(
                        ReportKind.DECISIONS, YearMonth.now(clock.withZone(ZoneOffset.UTC)), null, null, null)))
                .contains("shop-web-eu", "a dozen times", "Chidi", "shop-preview");
        for (var person : List.of("ada", "chidi", "dana")) {
            assertThat(approvals.waitingFor(people.named(person))).as(person).isNotEmpty();
        }
    }

    @Test
    void anEndpointInPlaceOfTheGatewayWaitsForOthers() {
        decided.anEndpointWaits(byHand.usd(
                months.at(-1), "ChargeDescription like '%Processed by NAT%' and Tags like '%\"data-platform\"%'"));
    }

    @Test
    void nextHourComesInLikeAnyFile() {
        hours.next();
        assertThat(imports.newest(5))
                .filteredOn(receipt -> receipt.fileName().startsWith("carbon-until-"))
                .singleElement()
                .satisfies(receipt -> {
                    assertThat(receipt.quarantined()).isZero();
                    assertThat(receipt.accepted()).isGreaterThan(1000);
                });
        assertThat(DATA.resolve("demo-files/hours")).isEmptyDirectory();
    }

    private double kilograms(String site, Instant start, int hours, double watts) {
        var of = catalog.site(site).orElseThrow();
        double grams = 0;
        for (var hour : carbon.hourly(of.gridZone(), TimeRange.startingAt(start, Duration.ofHours(hours)))) {
            grams += watts / 1000 * of.pue() * hour.gramsPerKwh();
        }
        return grams / 1000;
    }

    @Test
    void architectureOfTwoServicesIsWhatTheirInputsSay() {
        new ArchitectureByHand(architecture, signals, clock).check();
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
