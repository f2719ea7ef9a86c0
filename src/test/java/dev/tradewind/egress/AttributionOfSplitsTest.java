package dev.tradewind.egress;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.ConsoleTest;
import dev.tradewind.connector.ImportOptions;
import dev.tradewind.connector.ImportState;
import dev.tradewind.connector.Imports;
import dev.tradewind.quantity.Money;
import dev.tradewind.quantity.TimeRange;
import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Charges that a bill holds whole, split, or both ways: what is attributed to flows is the bill, once. */
@ConsoleTest
class AttributionOfSplitsTest {
    private static final String HEADER =
            "BilledCost,EffectiveCost,BillingAccountId,BillingCurrency,BillingPeriodStart,BillingPeriodEnd,ChargeCategory,"
                    + "ChargeDescription,ChargePeriodStart,ChargePeriodEnd,ConsumedQuantity,ConsumedUnit,ServiceProviderName,"
                    + "RegionId,SubAccountId,ResourceId,Tags,AllocatedMethodId,AllocatedResourceId,AllocatedTags\n";
    private static final String LOG =
            "account-id interface-id srcaddr dstaddr bytes packets start end action log-status"
                    + " flow-direction region\n";

    @Autowired
    private Imports imports;

    @Autowired
    private Attributions attributions;

    @Autowired
    private EgressQueries egress;

    private LocalDate day = LocalDate.EPOCH;
    private int refused;

    @Test
    void theSumIsTheBillWhicheverChargesAreSplitAndHoweverTheFlowsRan() {
        take("splits-book.csv", "cidr,workload,site,owner\n10.231.0.0/16,ledger,aws:us-west-2,payments\n");
        for (int seed = 0; seed < 12; seed++) {
            var random = new Random(seed);
            day = LocalDate.of(2003, 1 + seed, 9);
            take("splits-flow.log", LOG + log(random));
            var whole = BigDecimal.ZERO;
            var bytes = BigDecimal.ZERO;
            var rows = new ArrayList<String>();
            refused = 0;
            for (int charge = 0; charge < 1 + random.nextInt(5); charge++) {
                var cost = new BigDecimal(random.nextInt(-1_000_000, 9_000_000)).movePointLeft(4);
                var gigabytes = BigDecimal.valueOf(1 + random.nextInt(5000));
                whole = whole.add(cost);
                bytes = bytes.add(gigabytes);
                rows.addAll(rows(random, charge, cost, gigabytes));
            }
            Collections.shuffle(rows, random);
            take("splits.csv", HEADER + String.join("", rows));

            var caused = usd();
            assertThat(caused.billed().amount()).as("seed %s", seed).isEqualByComparingTo(whole);
            assertThat(caused.lines().stream()
                            .map(line -> line.cost().amount())
                            .reduce(BigDecimal.ZERO, BigDecimal::add))
                    .as("seed %s", seed)
                    .isEqualByComparingTo(whole);
            assertThat(billed().billedCost()).as("seed %s", seed).isEqualTo(caused.billed());
            assertThat(billed().gigabytes()).as("seed %s", seed).isEqualByComparingTo(bytes);
        }
    }

    /** 100 billed for the machine's bytes, 60 to one pod and 40 to another; the log saw 3 to 1. */
    @Test
    void splitsAndTheirOriginShareTheFlowsOfTheirTimeOnce() {
        day = LocalDate.of(2004, 4, 9);
        take("splits-book.csv", """
                cidr,workload,site,owner
                10.231.1.0/24,ledger,aws:us-west-2,payments
                10.231.2.0/24,fraud,aws:us-west-2,risk
                """);
        take("splits-flow.log", LOG + line("10.231.1.4", 3_000) + line("10.231.2.4", 1_000));
        refused = 1;
        take(
                "splits.csv",
                HEADER
                        + row(0, "100", "1000", "{\"team\":\"platform\"}", "", "", "")
                        + row(0, "60", "600", "{\"team\":\"platform\"}", "by-bytes", "pod-a", "{\"team\":\"payments\"}")
                        + row(0, "40", "400", "{\"team\":\"platform\"}", "by-bytes", "pod-b", ""));
        assertThat(usd().lines())
                .extracting(line -> line.from().workload() + " "
                        + line.cost().amount().stripTrailingZeros().toPlainString())
                .containsExactly("ledger 75", "fraud 25");
        assertThat(usd().unattributed()).isEqualTo(Money.zero("USD"));
        // whose it was: the pod's team where its tags say so, else the machine's
        assertThat(egress.byOwner(of(day)))
                .extracting(each -> each.name() + " "
                        + each.total()
                                .billedCost()
                                .amount()
                                .stripTrailingZeros()
                                .toPlainString())
                .containsExactlyInAnyOrder("payments 60", "platform 40");
    }

    /** A charge whole, split, or whole beside its splits, which share it out to the last digit. */
    private List<String> rows(Random random, int charge, BigDecimal cost, BigDecimal gigabytes) {
        var origin = row(charge, cost.toPlainString(), gigabytes.toPlainString(), "", "", "", "");
        var kind = random.nextInt(3);
        if (kind == 0) {
            return List.of(origin);
        }
        var rows = new ArrayList<String>();
        var restCost = cost;
        var restBytes = gigabytes;
        var pods = 1 + random.nextInt(6);
        for (int pod = 1; pod <= pods; pod++) {
            var share = pod == pods ? restCost : restCost.divide(BigDecimal.valueOf(3), 6, RoundingMode.HALF_EVEN);
            var part = pod == pods ? restBytes : restBytes.divide(BigDecimal.valueOf(3), 3, RoundingMode.DOWN);
            restCost = restCost.subtract(share);
            restBytes = restBytes.subtract(part);
            rows.add(row(charge, share.toPlainString(), part.toPlainString(), "", "by-bytes", "pod-" + pod, ""));
        }
        if (kind == 2) {
            rows.add(origin);
            refused++;
        }
        return rows;
    }

    private String row(
            int charge, String cost, String gigabytes, String tags, String method, String pod, String podTags) {
        return String.join(
                        ",",
                        cost,
                        cost,
                        "splits-1",
                        "USD",
                        day.withDayOfMonth(1).toString(),
                        day.withDayOfMonth(1).plusMonths(1).toString(),
                        "Usage",
                        "$0.09 per GB - data transfer out",
                        day.toString(),
                        day.plusDays(1).toString(),
                        gigabytes,
                        "GB",
                        "AWS",
                        "us-west-2",
                        "splits-pay",
                        "i-" + charge,
                        quoted(tags),
                        method,
                        pod,
                        quoted(podTags))
                + "\n";
    }

    private static String quoted(String json) {
        return json.isEmpty() ? "" : '"' + json.replace("\"", "\"\"") + '"';
    }

    private String log(Random random) {
        var log = new StringBuilder();
        for (int i = random.nextInt(6); i >= 0; i--) {
            log.append(line("10.231." + random.nextInt(3) + ".4", random.nextInt(1_000_000)));
        }
        return log.toString();
    }

    private String line(String from, int bytes) {
        var start = day.atStartOfDay(ZoneOffset.UTC).toEpochSecond();
        return String.join(
                        " ",
                        "splits-pay",
                        "eni-" + from,
                        from,
                        "198.51.100.9",
                        Integer.toString(bytes),
                        "10",
                        Long.toString(start + 3600),
                        Long.toString(start + 7200),
                        "ACCEPT",
                        "OK",
                        "egress",
                        "us-west-2")
                + "\n";
    }

    private static EgressFilter of(LocalDate day) {
        return EgressFilter.of(TimeRange.ofDays(day, day.plusDays(1), ZoneOffset.UTC));
    }

    private AttributedEgress usd() {
        return attributions.of(of(day)).stream()
                .filter(each -> each.billed().currency().equals("USD"))
                .findFirst()
                .orElseThrow();
    }

    private EgressTotal billed() {
        return egress.totals(of(day)).stream()
                .filter(each -> each.currency().equals("USD"))
                .findFirst()
                .orElseThrow();
    }

    private void take(String name, String text) {
        var receipt = imports.importNow(
                name, new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), ImportOptions.NONE);
        assertThat(receipt.state()).as(receipt.message()).isEqualTo(ImportState.IMPORTED);
        assertThat(receipt.quarantined()).as(receipt.message()).isEqualTo(name.equals("splits.csv") ? refused : 0);
    }
}
