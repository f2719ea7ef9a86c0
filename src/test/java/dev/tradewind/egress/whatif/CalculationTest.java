package dev.tradewind.egress.whatif;

import static dev.tradewind.egress.whatif.Months.ASHBURN;
import static dev.tradewind.egress.whatif.Months.AZURE;
import static dev.tradewind.egress.whatif.Months.IRELAND;
import static dev.tradewind.egress.whatif.Months.OREGON;
import static dev.tradewind.egress.whatif.Months.PHOENIX;
import static dev.tradewind.egress.whatif.Months.VIRGINIA;
import static dev.tradewind.egress.whatif.Months.ask;
import static dev.tradewind.egress.whatif.Months.billed;
import static dev.tradewind.egress.whatif.Months.flow;
import static dev.tradewind.egress.whatif.Months.named;
import static dev.tradewind.egress.whatif.Months.need;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.tradewind.egress.TransferClass;
import dev.tradewind.egress.whatif.MonthFlow.Origin;
import dev.tradewind.egress.whatif.Scenario.ChangeTier;
import dev.tradewind.egress.whatif.Scenario.MoveDataSet;
import dev.tradewind.egress.whatif.Scenario.MoveWorkload;
import dev.tradewind.egress.whatif.Scenario.RoutingRule;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Each kind of scenario with figures worked out by hand; the price lists stand in {@link Months}. */
class CalculationTest {
    private static final BigDecimal CENT = new BigDecimal("0.01");

    @Test
    void aWorkloadThatComesHomeStopsPayingTheInternetAndItsNeighboursLoseThePriceStep() {
        // ledger sends 8,000 GB to api in Azure and 12,000 GB to people: 20,000 GB at 900 + 500 = 1,400, 0.07 each
        var flows = List.of(
                flow(
                        TransferClass.INTER_PROVIDER,
                        at(OREGON, "ledger"),
                        at(AZURE, "api"),
                        "8000",
                        "560",
                        Origin.FLOW_LOG),
                billed(TransferClass.INTERNET, OREGON, "internet", "ledger", "12000", "840"),
                flow(
                        TransferClass.INTER_PROVIDER,
                        at(AZURE, "api"),
                        at(OREGON, "ledger"),
                        "1000",
                        "80",
                        Origin.FLOW_LOG));
        var outcome = ask(flows, new MoveWorkload("api", AZURE, OREGON, List.of(), Set.of()));

        // 12,000 GB alone cost 900 + 100 = 1,000; what came home crosses zones by half, metered at both ends: 9,000 at
        // 0.01
        assertThat(outcome.before()).isEqualByComparingTo("1480");
        assertThat(of(outcome, TransferClass.INTERNET).after()).isCloseTo(new BigDecimal("1000"), within(CENT));
        assertThat(of(outcome, TransferClass.INTER_PROVIDER).after()).isZero();
        assertThat(of(outcome, TransferClass.INTER_ZONE).after()).isEqualByComparingTo("90");
        assertThat(outcome.savingPerMonth()).isCloseTo(new BigDecimal("390"), within(CENT));
        assertThat(outcome.payBack()).isEqualTo(new PayBack.AtOnce());
    }

    @Test
    void aWorkloadThatLeavesItsDataPaysForWhatWasFreeWithinTheSite() {
        var flows = named(List.of(), need("report", OREGON, "tables", OREGON, "3000", "200"));
        var outcome = ask(flows, new MoveWorkload("report", OREGON, VIRGINIA, List.of(), Set.of()));

        assertThat(outcome.before()).isZero();
        assertThat(of(outcome, TransferClass.INTER_REGION).after()).isEqualByComparingTo("64");
        assertThat(outcome.savingPerMonth()).isEqualByComparingTo("-64");
        assertThat(outcome.payBack()).isEqualTo(new PayBack.Never());
    }

    @Test
    void movableDataGoAlongOnceAndOthersThatReadThemThenPay() {
        var flows = named(
                List.of(),
                need("report", OREGON, "tables", OREGON, "3000", "0"),
                need("audit", OREGON, "tables", OREGON, "500", "0"));
        var carried = new MoveDataSet("tables", OREGON, VIRGINIA, new BigDecimal("5000"));
        var outcome = ask(flows, new MoveWorkload("report", OREGON, VIRGINIA, List.of(carried), Set.of()));

        assertThat(outcome.after()).isEqualByComparingTo("10");
        assertThat(outcome.onceCost()).isEqualByComparingTo("100");
        assertThat(outcome.payBack()).isEqualTo(new PayBack.Never());
    }

    @Test
    void aCopyAtTheNewSiteIsReadThereAndWrittenWhereItWas() {
        var flows = named(List.of(), need("report", OREGON, "tables", OREGON, "3000", "200"));
        var outcome = ask(flows, new MoveWorkload("report", OREGON, VIRGINIA, List.of(), Set.of("tables")));

        assertThat(outcome.after()).isEqualByComparingTo("4");
    }

    @Test
    void whatAFreeStepHasLeftIsFreeAndTheRestIsNot() {
        // 9,000 GB of 10,000 free ones are sent; 5,000 GB once are 1,000 free ones and 4,000 at 0.01
        var sent = billed(TransferClass.INTERNET, ASHBURN, "internet", "shop", "9000", "0");
        var once = ask(List.of(sent), new MoveDataSet("tables", ASHBURN, OREGON, new BigDecimal("5000")));
        assertThat(once.onceCost()).isEqualByComparingTo("40");

        // and every month 3,000 GB between two regions of Oracle, of which no bill tells a price: 2,000 at 0.01
        var read = named(List.of(sent), need("report", ASHBURN, "tables", ASHBURN, "3000", "0"));
        var apart = ask(read, new MoveWorkload("report", ASHBURN, PHOENIX, List.of(), Set.of()));
        assertThat(of(apart, TransferClass.INTER_REGION).after()).isEqualByComparingTo("20");
    }

    @Test
    void whatComesToAPayerWhoSentForNothingFillsTheFreeStepForAll() {
        // 9,000 GB sent for nothing and 3,000 more are 12,000: 2,000 at 0.01 = 20 for both together
        var flows = List.of(
                billed(TransferClass.INTERNET, ASHBURN, "internet", "shop", "9000", "0"),
                billed(TransferClass.INTERNET, OREGON, "internet", "api", "3000", "270"));
        var outcome = ask(flows, new MoveWorkload("api", OREGON, ASHBURN, List.of(), Set.of()));
        assertThat(outcome.after()).isCloseTo(new BigDecimal("20"), within(CENT));
        assertThat(outcome.savingPerMonth()).isCloseTo(new BigDecimal("250"), within(CENT));
    }

    @Test
    void aDataSetMovedToItsReaderPaysItsCopyBackInMonths() {
        // declared 4,000 of the 6,000 GB that the bill shows between the regions, at 0.03 as negotiated
        var flows = named(
                List.of(billed(TransferClass.INTER_REGION, OREGON, VIRGINIA, "tables", "6000", "180")),
                need("report", VIRGINIA, "tables", OREGON, "4000", "0"));
        var outcome = ask(flows, new MoveDataSet("tables", OREGON, VIRGINIA, new BigDecimal("10000")));

        // 4,000 GB come home: half cross zones, metered twice, at 0.01 = 40; the rest of the tag moves too, as it is
        // the
        // data set's: 2,000 GB from Virginia to Virginia, 1,000 × 2 × 0.01 = 20. Copy: 10,000 × 0.03 as billed
        assertThat(outcome.before()).isEqualByComparingTo("180");
        assertThat(outcome.after()).isEqualByComparingTo("60");
        assertThat(outcome.onceCost()).isEqualByComparingTo("300");
        assertThat(outcome.payBack()).isEqualTo(new PayBack.Months(new BigDecimal("2.5")));
    }

    @Test
    void aCopyToAnotherProviderIsPricedOnTopOfTheMonthsVolume() {
        var flows = List.of(billed(TransferClass.INTERNET, OREGON, "internet", "shop", "8000", "720"));
        var outcome = ask(flows, new MoveDataSet("tables", OREGON, AZURE, new BigDecimal("5000")));

        // 2,000 more at 0.09, then 3,000 at 0.05
        assertThat(outcome.onceCost()).isEqualByComparingTo("330");
        assertThat(outcome.before()).isEqualByComparingTo(outcome.after());
    }

    @Test
    void anotherProviderSendsAtItsOwnPriceAndTheFirstOneKeepsLessVolume() {
        var flows = List.of(
                billed(TransferClass.INTERNET, OREGON, "internet", "shop", "10000", "700"),
                billed(TransferClass.INTERNET, OREGON, "internet", "other", "10000", "700"));
        var outcome = ask(flows, new MoveWorkload("shop", OREGON, AZURE, List.of(), Set.of()));

        // shop: 10,000 × 0.08; other: alone in the first step, 10,000 × 0.09
        assertThat(outcome.after()).isCloseTo(new BigDecimal("1700"), within(CENT));
        assertThat(outcome.savingPerMonth()).isCloseTo(new BigDecimal("-300"), within(CENT));
    }

    @Test
    void whatHasNoPriceThereIsCountedApartAndSaysSo() {
        var flows = List.of(
                billed(TransferClass.NAT, OREGON, "unknown", "shop", "1000", "45"),
                billed(TransferClass.INTERNET, OREGON, "internet", "shop", "1000", "90"));
        var outcome = ask(flows, new MoveWorkload("shop", OREGON, AZURE, List.of(), Set.of()));

        assertThat(outcome.after()).isEqualByComparingTo("80");
        assertThat(outcome.unpriced()).isEqualByComparingTo("45");
        assertThat(of(outcome, TransferClass.NAT).difference()).isZero();
        assertThat(outcome.difference()).isEqualByComparingTo("-10");
        assertThat(outcome.unpricedGigabytes()).isEqualByComparingTo("1000");
        assertThat(outcome.savingPerMonth()).isNull();
        assertThat(outcome.payBack()).isInstanceOf(PayBack.Unknown.class);
        assertThat(outcome.changes().getFirst().price().formula())
                .isEqualTo("NAT has no list price at azure:eastus and no bill shows one there");
    }

    @Test
    void whatADeviceOnTheWayAsksComesFromTheBillThereThenFromAListThenFromTheBillOfToday() {
        var nat = billed(TransferClass.NAT, OREGON, "unknown", "shop", "1000", "45");
        var virginia = new MoveWorkload("shop", OREGON, VIRGINIA, List.of(), Set.of());
        // a bill in Virginia shows 0.04: 40 and its 8; without it the list's 0.06
        var there = billed(TransferClass.NAT, VIRGINIA, "unknown", "api", "200", "8");
        assertThat(ask(List.of(nat, there), virginia).after()).isEqualByComparingTo("48");
        assertThat(ask(List.of(nat), virginia).after()).isEqualByComparingTo("60");
        assertThat(line(ask(List.of(nat), virginia))).contains("list price");

        // Ireland has no list and no bill: 0.045 as billed in Oregon today, and it says so
        var ireland = ask(List.of(nat), new MoveWorkload("shop", OREGON, IRELAND, List.of(), Set.of()));
        assertThat(ireland.after()).isEqualByComparingTo("45");
        assertThat(line(ireland))
                .isEqualTo("NAT has no list price at aws:eu-west-1 and no bill shows one there:"
                        + " bytes × the unit price billed at aws:us-west-2 today");

        // 9,000 GB of Azure's CDN come to one that serves 4,000 in Oregon: 6,000 × 0.08 + 3,000 × 0.03 on top of its
        // 320
        var cdn = List.of(
                billed(TransferClass.CDN, AZURE, "internet", "shop", "9000", "700"),
                billed(TransferClass.CDN, OREGON, "internet", "other", "4000", "320"));
        var served = ask(cdn, new MoveWorkload("shop", AZURE, VIRGINIA, List.of(), Set.of()));
        assertThat(served.after()).isEqualByComparingTo("890");
    }

    private static String line(Outcome outcome) {
        return outcome.changes().getFirst().price().formula();
    }

    @Test
    void aStepOfTheListAndAnotherNetworkTierPriceTheSameBytes() {
        var flows = List.of(
                billed(TransferClass.INTERNET, OREGON, "internet", "shop", "8000", "720"),
                billed(TransferClass.INTERNET, AZURE, "internet", "erp", "1000", "80"));

        assertThat(ask(flows, new ChangeTier("shop", "2")).after()).isEqualByComparingTo("480");
        assertThat(ask(flows, new ChangeTier("erp", "standard")).after()).isEqualByComparingTo("780");
        assertThat(ask(flows, new ChangeTier("shop", "7"))
                        .changes()
                        .getFirst()
                        .price()
                        .formula())
                .contains("has 2 steps, not 7");
        // nobody is asked for by name: Azure's list has no second step, its flow stays; 8,000 × 0.05 + 80
        assertThat(ask(flows, new ChangeTier(null, "2")).after()).isEqualByComparingTo("480");
        assertThat(ask(flows, new ChangeTier(null, "2")).isPriced()).isTrue();
        assertThatThrownBy(() -> new ChangeTier(null, "0")).hasMessageContaining("count from 1");
        assertThat(ask(flows, new ChangeTier("shop", "economy")).unpriced()).isEqualByComparingTo("720");
    }

    @Test
    void bytesThatLeaveForAnotherNetworkTierNoLongerCountInTheVolumeOfTheRest() {
        var flows = List.of(
                billed(TransferClass.INTERNET, OREGON, "internet", "shop", "10000", "700"),
                billed(TransferClass.INTERNET, OREGON, "internet", "other", "10000", "700"));

        // shop: 10,000 × 0.04; other falls into the first step alone: 10,000 × 0.09
        assertThat(ask(flows, new ChangeTier("shop", "standard")).after())
                .isCloseTo(new BigDecimal("1300"), within(CENT));
        // a step of the same list moves nobody else's price: 900 + 700
        assertThat(ask(flows, new ChangeTier("shop", "1")).after()).isEqualByComparingTo("1600");
    }

    @Test
    void aRoutingRuleKeepsItsShareInTheZoneOrTheRegion() {
        var flows = List.of(
                billed(TransferClass.INTER_ZONE, OREGON, OREGON, "shop", "10000", "100"),
                billed(TransferClass.INTER_REGION, OREGON, VIRGINIA, "shop", "4000", "80"));

        assertThat(ask(flows, new RoutingRule("shop", TransferClass.INTER_ZONE, new BigDecimal("0.7")))
                        .after())
                .isEqualByComparingTo("110");
        // 2,000 GB served in Virginia: half of them cross a zone there, metered at both ends, at list 0.01
        var region = ask(flows, new RoutingRule(null, TransferClass.INTER_REGION, CENT.multiply(new BigDecimal("50"))));
        assertThat(of(region, TransferClass.INTER_REGION).after()).isEqualByComparingTo("40");
        assertThat(of(region, TransferClass.INTER_ZONE).after()).isEqualByComparingTo("120");
        assertThatThrownBy(() -> new RoutingRule(null, TransferClass.CDN, BigDecimal.ONE))
                .hasMessageContaining("can keep INTER_ZONE");
        assertThatThrownBy(() -> new RoutingRule(null, TransferClass.INTER_ZONE, BigDecimal.TEN))
                .hasMessageContaining("expected 0 to 1");
    }

    private static End at(String site, String workload) {
        return new End(site, workload, null);
    }

    private static ClassChange of(Outcome outcome, TransferClass transferClass) {
        return outcome.classes().stream()
                .filter(each -> each.transferClass() == transferClass)
                .findFirst()
                .orElseThrow();
    }
}
