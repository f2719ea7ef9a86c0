package dev.tradewind.connector;

import static dev.tradewind.connector.BillFixture.assertTotals;
import static dev.tradewind.connector.BillFixture.read;
import static dev.tradewind.connector.BillFixture.total;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FocusDialectTest {
    private static final String HEADER = "BilledCost,EffectiveCost,BillingAccountId,BillingCurrency,BillingPeriodStart,"
            + "ChargePeriodStart,ChargePeriodEnd,ChargeCategory,ChargeDescription,CommitmentDiscountId,ResourceId";

    @TempDir
    private Path folder;

    private static String row(String billed, String effective, String category, String commitment, String more) {
        return billed + "," + effective
                + ",1,USD,2026-05-01T00:00:00Z,2026-05-02T00:00:00Z,2026-05-02T01:00:00Z," + category + ",an hour,"
                + commitment + ",i-1" + more + "\n";
    }

    @ParameterizedTest
    @CsvSource({
        "ProviderName, focus-1.0",
        "ProviderName;SkuMeter;CapacityReservationId, focus-1.1",
        "ProviderName;SkuMeter;InvoiceId, focus-1.2",
        "ProviderName;PublisherName;ServiceProviderName;HostProviderName, focus-1.3",
        "ServiceProviderName;HostProviderName;AllocatedMethodId, focus-1.4"
    })
    void theVersionIsToldByTheColumnsThatItBrought(String columns, String version) {
        var bill = HEADER + "," + columns.replace(';', ',') + "\n"
                + row("1", "1", "Usage", "", ",AWS".repeat(columns.split(";", -1).length));
        var result = read(folder, "bill.csv", bill);
        assertThat(result.dialect()).isEqualTo(version);
        assertTotals(result, total("USD", "1", "1"));
        assertThat(result.remarks() != null).isEqualTo(version.equals("focus-1.4"));
    }

    @Test
    void theServiceProviderIsTheProviderWhereBothAreNamed() {
        var bill = HEADER + ",ProviderName,ServiceProviderName\n"
                + row("1", "1", "Usage", "", ",Reseller Ltd,AWS").replace("an hour", "Data transfer out");
        assertThat(read(folder, "bill.csv", bill).transfers())
                .singleElement()
                .satisfies(transfer -> assertThat(transfer.transferClass()).isEqualTo("INTERNET"));
    }

    @Test
    void whatBuysACommitmentAndWhatUsesItEachKeepTheirMetric() {
        var bill = HEADER + "\n" + row("100", "0", "Purchase", "c-1", "") + row("0", "3", "Usage", "c-1", "");
        var result = read(folder, "bill.csv", bill);
        assertTotals(result, total("USD", "100", "3"));
        assertThat(result.remarks()).isNull();
    }

    @Test
    void aPurchaseThatIsEffectiveBesideItsUsageIsFlaggedWithItsDoublePart() {
        var bill = HEADER + "\n" + row("100", "100", "Purchase", "c-1", "") + row("0", "3", "Usage", "c-1", "");
        var result = read(folder, "bill.csv", bill);
        // no row is dropped, and each metric sums its own column
        assertTotals(result, total("USD", "100", "103"));
        assertThat(result.remarks()).contains("c-1").contains("3 USD of EffectiveCost may be counted twice");
    }

    @Test
    void splitsOfAChargeCountAndTheirOriginBesideThemDoesNot() {
        var header = HEADER + ",ProviderName,AllocatedMethodId,AllocatedResourceId\n";
        var splits = row("6", "5", "Usage", "", ",AWS,by-cpu,pod-a") + row("4", "3", "Usage", "", ",AWS,by-cpu,pod-b");
        var origin = row("10", "8", "Usage", "", ",AWS,,");
        var other = row("10.5", "8", "Usage", "", ",AWS,,");
        assertTotals(read(folder, "splits.csv", header + splits), total("USD", "10", "8"));
        var both = read(folder, "both.csv", header + origin + splits);
        assertTotals(both, total("USD", "10", "8"));
        assertThat(both.reasons()).singleElement().satisfies(row -> {
            assertThat(row.line()).isEqualTo(2);
            assertThat(row.reason()).contains("split into rows that add up to it");
        });
        var unequal = read(folder, "other.csv", header + other + splits);
        assertTotals(unequal, total("USD", "20.5", "16"));
        assertThat(unequal.remarks()).contains("10.5 USD of BilledCost (1 rows in all) stands beside splits");
    }

    @Test
    void splitsOfATransferAndTheirOriginCountOnceAlsoInBytesAndWhenThirdsAreRounded() {
        var columns = HEADER.replace("BilledCost", "ConsumedQuantity,ConsumedUnit,BilledCost")
                + ",ProviderName,AllocatedMethodId,AllocatedResourceId\n";
        var origin = transfer("30", "10", ",AWS,,");
        var splits = transfer("10", "3.333333", ",AWS,by-bytes,pod-a")
                + transfer("10", "3.333333", ",AWS,by-bytes,pod-b")
                + transfer("10", "3.333334", ",AWS,by-bytes,pod-c");
        for (var order : List.of(origin + splits, splits + origin, splits)) {
            var result = read(folder, "bill.csv", columns + order);
            assertTotals(result, total("USD", "10", "10"));
            assertThat(result.transfers()).singleElement().satisfies(sum -> {
                assertThat(sum.gigabytes()).isEqualByComparingTo("30");
                assertThat(sum.billedCost()).isEqualByComparingTo("10");
            });
        }
        // a nanodollar was lost in rounding
        var rounded = origin + splits.replace("3.333334", "3.333333");
        assertTotals(read(folder, "r.csv", columns + rounded), total("USD", "9.999999", "9.999999"));
        assertTotals(read(folder, "o.csv", columns + origin), total("USD", "10", "10"));
        // nobody can say what splits of more than the whole mean; both count and the page says so
        var more = read(folder, "m.csv", columns + origin + splits + transfer("1", "2", ",AWS,by-bytes,pod-d"));
        assertTotals(more, total("USD", "22", "22"));
        assertThat(more.remarks()).contains("10 USD of BilledCost").contains("compare with the invoice");
    }

    private static String transfer(String gigabytes, String cost, String more) {
        return gigabytes + ",GB," + row(cost, cost, "Usage", "", more).replace("an hour", "data transfer out");
    }

    @Test
    void contractCommitmentsEnterNoTotal() {
        var commitments =
                "ContractCommitmentId,ContractCommitmentType,ContractCommitmentCost,ContractCommitmentPeriodStart,"
                        + "ContractCommitmentPeriodEnd,ContractId,BillingCurrency\n"
                        + "c-1,Spend,1565.90,2026-05-01T00:00:00Z,2027-05-01T00:00:00Z,k-1,USD\n"
                        + "c-2,Spend,a lot,2026-05-01T00:00:00Z,2027-05-01T00:00:00Z,k-1,USD\n";
        var result = read(folder, "commitments.csv", commitments);
        assertThat(result.dialect()).isEqualTo("focus-1.3-contract-commitment");
        assertThat(result.accepted()).isEqualTo(1);
        assertThat(result.quarantined()).isEqualTo(1);
        assertThat(result.totals()).isEmpty();
        assertThat(result.remarks()).contains("promises");
    }

    @Test
    void anEmptyEffectiveCostIsSetAsideWhereTheFileHasTheColumn() {
        var result = read(folder, "bill.csv", HEADER + "\n" + row("1", "", "Usage", "", ""));
        assertThat(result.reasons()).singleElement().satisfies(row -> {
            assertThat(row.column()).isEqualTo("EffectiveCost");
            assertThat(row.reason()).contains("empty");
        });
        var without = HEADER.replace("EffectiveCost,", "") + "\n"
                + row("1", "x", "Usage", "", "").replace("x,", "");
        assertTotals(read(folder, "bill.csv", without), total("USD", "1", null));
    }
}
