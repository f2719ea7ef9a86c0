package dev.tradewind.egress;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.ConsoleTest;
import dev.tradewind.connector.ImportOptions;
import dev.tradewind.connector.Imports;
import dev.tradewind.quantity.Money;
import dev.tradewind.quantity.TimeRange;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ConsoleTest
class EgressQueriesTest {
    private static final String HEADER = "BilledCost,EffectiveCost,BillingAccountId,BillingCurrency,BillingPeriodStart,"
            + "ChargeCategory,ChargeDescription,ChargePeriodStart,ChargePeriodEnd,ConsumedQuantity,ConsumedUnit,"
            + "ProviderName,RegionId,SubAccountName,Tags\n";
    private static final TimeRange MARCH =
            new TimeRange(Instant.parse("2023-03-01T00:00:00Z"), Instant.parse("2023-04-01T00:00:00Z"));

    @Autowired
    private Imports imports;

    @Autowired
    private EgressQueries egress;

    @Autowired
    private EgressCsv csv;

    private final String team = "team-" + UUID.randomUUID();

    @BeforeEach
    void bill() {
        var account = UUID.randomUUID().toString();
        var text = HEADER
                + row(account, "10.5", "USD", "Data transfer out", "2023-03-01 00:00:00", "100")
                + row(account, "2", "USD", "US East (Ohio) data transfer to EU (Germany)", "2023-03-31 23:00:00", "50")
                + row(account, "7", "CAD", "Data transfer out", "2023-03-02 00:00:00", "1")
                + row(account, "99", "USD", "Data transfer out", "2023-04-01 00:00:00", "1")
                + row(account, "1000", "USD", "On Demand Linux t3.micro Instance Hour", "2023-03-02 00:00:00", "1");
        imports.importNow(
                "march.csv", new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), ImportOptions.NONE);
    }

    @Test
    void bytesThatTwoRowsSpeakOfCountOnce() {
        var account = UUID.randomUUID().toString();
        var text = HEADER
                + row(
                        account,
                        "0",
                        "USD",
                        "EU (Germany) data transfer from US East (Ohio)",
                        "2023-03-31 23:00:00",
                        "50");
        imports.importNow(
                "received.csv", new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), ImportOptions.NONE);
        var usd = egress.totals(filter()).getFirst();

        assertThat(usd.rows()).isEqualTo(3);
        assertThat(usd.gigabytes()).isEqualByComparingTo("150");
        assertThat(TransferRules.all()).extracting(TransferRule::name).containsAll(TransferRules.COUNTED_ELSEWHERE);
    }

    @Test
    void thePriceOfAPathIsTheSumOfItsLegsAndTheGatewaysChargePerGigabyteIsOneOfThem() {
        var account = UUID.randomUUID().toString();
        var text = HEADER
                + row(
                        account,
                        "4.5",
                        "USD",
                        "$0.045 per GB Data Processed by NAT Gateways",
                        "2023-03-05 00:00:00",
                        "100")
                + row(account, "9", "USD", "$0.09 per GB data transfer out", "2023-03-05 00:00:00", "100");
        var before = egress.totals(filter()).getFirst().billedCost().amount();
        imports.importNow(
                "path.csv", new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), ImportOptions.NONE);
        assertThat(egress.totals(filter()).getFirst().billedCost().amount().subtract(before))
                .as("the path of these bytes: out of the gateway, and out to the internet")
                .isEqualByComparingTo("13.5");
        assertThat(egress.byClass(filter())).as("each leg in its class").anySatisfy(each -> {
            assertThat(each.transferClass()).isEqualTo(TransferClass.NAT);
            assertThat(each.total().billedCost().amount()).isEqualByComparingTo("4.5");
        });
    }

    @Test
    void currenciesAreNeverAdded() {
        assertThat(egress.totals(filter()))
                .extracting(EgressTotal::billedCost)
                .containsExactly(Money.of("12.5", "USD"), Money.of("7", "CAD"));
    }

    @Test
    void everyBreakdownAddsUpToTheSameTotal() {
        assertThat(sum(egress.byClass(filter()).stream().map(ClassTotal::total)))
                .isEqualTo(12.5);
        assertThat(sum(egress.byDay(filter()).stream().map(DayTotal::total))).isEqualTo(12.5);
        assertThat(sum(egress.byFlow(filter()).stream().map(FlowTotal::total))).isEqualTo(12.5);
        assertThat(sum(egress.byFlowAndOwner(filter()).stream().map(FlowTotal::total)))
                .isEqualTo(12.5);
        assertThat(sum(egress.byOwner(filter()).stream().map(OwnerTotal::total)))
                .isEqualTo(12.5);
        assertThat(sum(egress.bySubAccount(filter()).stream().map(OwnerTotal::total)))
                .isEqualTo(12.5);
    }

    @Test
    void aRangeHoldsItsFirstInstantAndNotItsLast() {
        assertThat(egress.byDay(filter()))
                .extracting(day -> day.day().toString())
                .containsExactly("2023-03-01", "2023-03-02", "2023-03-31");
    }

    @Test
    void aFlowHasBothEndsWhereTheTextNamesThem() {
        assertThat(egress.byFlow(filter().ofClass(TransferClass.INTER_REGION)))
                .singleElement()
                .satisfies(flow -> {
                    assertThat(flow.from()).isEqualTo("aws:us-east-2");
                    assertThat(flow.to()).isEqualTo("aws:eu-central-1");
                    assertThat(flow.total().perGigabyte().orElseThrow()).isEqualByComparingTo("0.04");
                });
    }

    @Test
    void whoCausedItAndWhoIsBilledAreTwoFilters() {
        assertThat(egress.byOwner(filter())).extracting(OwnerTotal::name).containsOnly(team);
        assertThat(egress.bySubAccount(filter())).extracting(OwnerTotal::name).containsOnly("Shared network");
        assertThat(egress.totals(filter().billedTo("Somebody else"))).isEmpty();
    }

    @Test
    void theCsvHoldsEveryRowAndEndsWithCountAndSums() {
        var out = new ByteArrayOutputStream();
        csv.write(filter(), out);
        var lines = out.toString(StandardCharsets.UTF_8).lines().toList();
        assertThat(lines).hasSize(1 + 3 + 3);
        assertThat(lines.get(4)).isEqualTo("rows,3");
        assertThat(lines.subList(5, 7)).containsExactly("sum of BilledCost,7,CAD", "sum of BilledCost,12.5,USD");
        assertThat(lines.get(1)).contains("'=cmd");
    }

    private EgressFilter filter() {
        return EgressFilter.of(MARCH).scoped(team, null, null);
    }

    private static double sum(java.util.stream.Stream<EgressTotal> totals) {
        return totals.filter(total -> total.currency().equals("USD"))
                .mapToDouble(total -> total.billedCost().amount().doubleValue())
                .sum();
    }

    private String row(String account, String cost, String currency, String text, String start, String gigabytes) {
        var end = start.substring(0, 14) + "59:59";
        return cost + "," + cost + "," + account + "," + currency + ",2023-03-01,Usage," + text + "," + start + ","
                + end + "," + gigabytes + ",GB,AWS,us-east-2,Shared network,\"{\"\"team\"\": \"\"" + team
                + "\"\", \"\"env\"\": \"\"=cmd\"\"}\"\n";
    }
}
