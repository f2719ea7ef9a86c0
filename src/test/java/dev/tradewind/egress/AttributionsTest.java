package dev.tradewind.egress;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.ConsoleTest;
import dev.tradewind.connector.ImportOptions;
import dev.tradewind.connector.ImportState;
import dev.tradewind.connector.Imports;
import dev.tradewind.egress.flow.FlowTable;
import dev.tradewind.lake.Lake;
import dev.tradewind.quantity.TimeRange;
import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** From files to causes, through the imports that everybody uses. */
@ConsoleTest
class AttributionsTest {
    private static final TimeRange DAY =
            new TimeRange(Instant.parse("2022-07-01T00:00:00Z"), Instant.parse("2022-07-02T00:00:00Z"));
    private static final long START = DAY.from().getEpochSecond();
    private static final String BILL = """
            BilledCost,EffectiveCost,BillingAccountId,BillingCurrency,BillingPeriodStart,ChargeCategory,\
            ChargeDescription,ChargePeriodStart,ChargePeriodEnd,ConsumedQuantity,ConsumedUnit,ProviderName,RegionId,\
            SubAccountId,Tags
            90,90,attr-1,USD,2022-07-01,Usage,$0.09 per GB - data transfer out,2022-07-01,2022-07-02,1000,GB,AWS,us-west-2,attr-pay,{}
            7,7,attr-1,USD,2022-07-01,Usage,$0.09 per GB - data transfer out,2022-07-01,2022-07-02,70,GB,AWS,us-west-2,attr-other,{}
            5,5,attr-1,USD,2022-07-01,Usage,$0.045 per GB Data Processed by NAT Gateways,2022-07-01,2022-07-02,100,GB,AWS,us-west-2,attr-pay,{}
            3,3,attr-1,CAD,2022-07-01,Usage,$0.09 per GB - data transfer out,2022-07-01,2022-07-02,40,GB,AWS,us-west-2,attr-pay,{}
            """;
    private static final String LOG_HEADER =
            "account-id interface-id srcaddr dstaddr bytes packets start end action log-status flow-direction region\n";

    @Autowired
    private Imports imports;

    @Autowired
    private Attributions attributions;

    @Autowired
    private EgressQueries egress;

    @Autowired
    private Lake lake;

    @BeforeEach
    void deliver() {
        // the log before the book: who an end is, is looked up when somebody asks
        take(
                "flow.log",
                LOG_HEADER
                        + line("attr-pay", "eni-ledger", "10.220.0.5", "10.221.0.9", 600, "egress", "us-west-2")
                        + line("attr-api", "eni-api", "10.220.0.5", "10.221.0.9", 580, "ingress", "us-west-2")
                        + line("attr-pay", "eni-ledger", "10.220.0.5", "198.51.100.7", 300, "egress", "us-west-2"));
        take("book.csv", """
                cidr,workload,site,owner
                10.220.0.0/16,ledger,aws:us-west-2,payments
                10.221.0.0/16,authorisation-api,azure:eastus,payments
                """);
        take("bill.csv", BILL);
    }

    @Test
    void bytesThatBothEndsTellOfCountOnceAndAnotherProviderIsACauseNotABilledClass() {
        var usd = usd();
        assertThat(usd.lines().stream().filter(CausedFlow::isAttributed))
                .extracting(line -> line.from().workload() + " " + line.to().workload() + " " + line.billedClass() + " "
                        + line.causedClass() + " "
                        + line.cost().amount().stripTrailingZeros().toPlainString() + " "
                        + line.gigabytes()
                                .movePointRight(9)
                                .stripTrailingZeros()
                                .toPlainString())
                .containsExactly(
                        "ledger authorisation-api INTERNET INTER_PROVIDER 60 600",
                        "ledger null INTERNET INTERNET 30 300");
    }

    @Test
    void whatNobodyIsFoundForIsALineOfItsOwnAndTheSumIsTheBill() {
        var usd = usd();
        assertThat(usd.lines().stream().filter(line -> !line.isAttributed()))
                .extracting(
                        line -> line.billedClass() + " " + line.cost().amount().stripTrailingZeros())
                .containsExactly("INTERNET 7", "NAT 5");
        assertThat(usd.billed().amount()).isEqualByComparingTo("102");
        assertThat(usd.attributed().amount()).isEqualByComparingTo("90");
        assertThat(attributions.of(EgressFilter.of(DAY)))
                .extracting(each -> each.billed().currency())
                .containsExactly("CAD", "USD");
    }

    @Test
    void sumsByBilledClassAreThoseOfTheBill() {
        for (var billed : egress.byClass(EgressFilter.of(DAY))) {
            var caused = attributions.of(EgressFilter.of(DAY)).stream()
                    .flatMap(each -> each.lines().stream())
                    .filter(line -> line.billedClass() == billed.transferClass()
                            && line.cost().currency().equals(billed.total().currency()))
                    .map(line -> line.cost().amount())
                    .reduce(BigDecimal.ZERO, BigDecimal::add);
            assertThat(caused)
                    .as(billed.transferClass().name())
                    .isEqualByComparingTo(billed.total().billedCost().amount());
        }
    }

    @Test
    void theLakeHoldsHoursWithTheFileTheyCameFrom() {
        List<String> rows = lake.query(
                FlowTable.FLOWS,
                "SELECT hour, source, bytes FROM flows WHERE account = 'attr-api' ORDER BY hour",
                List.of(),
                row -> row.getString("source") + " " + row.getLong("bytes"));
        assertThat(rows.stream().distinct().collect(Collectors.toList())).containsExactly("flow.log 290");
        assertThat(rows).hasSize(2);
    }

    private AttributedEgress usd() {
        return attributions.of(EgressFilter.of(DAY)).stream()
                .filter(each -> each.billed().currency().equals("USD"))
                .findFirst()
                .orElseThrow();
    }

    /** Two hours, from half past. */
    private static String line(
            String account, String reporter, String from, String to, long bytes, String direction, String region) {
        return String.join(
                        " ",
                        account,
                        reporter,
                        from,
                        to,
                        Long.toString(bytes),
                        "10",
                        Long.toString(START + 3600),
                        Long.toString(START + 3 * 3600),
                        "ACCEPT",
                        "OK",
                        direction,
                        region)
                + "\n";
    }

    private void take(String name, String text) {
        var receipt = imports.importNow(
                name, new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), ImportOptions.NONE);
        assertThat(receipt.state()).as(receipt.message()).isEqualTo(ImportState.IMPORTED);
        assertThat(receipt.quarantined()).isZero();
    }
}
