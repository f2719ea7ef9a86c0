package dev.tradewind.demo;

import static dev.tradewind.demo.BilledByHand.MOVES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tradewind.egress.Attributions;
import dev.tradewind.egress.EgressFilter;
import dev.tradewind.egress.TransferClass;
import dev.tradewind.egress.change.ChangeQueries;
import dev.tradewind.egress.watch.Findings;
import dev.tradewind.quantity.TimeRange;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What the demo's bills say of transfers, beside SQL over the same bills. */
class DemoEgressIT extends DemoOnH2 {
    private static final BigDecimal CENT = new BigDecimal("0.01");

    @Autowired
    private ChangeQueries changes;

    @Autowired
    private Findings findings;

    @Autowired
    private Attributions attributions;

    private DemoExplained explained;

    @BeforeEach
    void explained() {
        explained = new DemoExplained(changes, months);
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
}
