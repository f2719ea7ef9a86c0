package dev.tradewind.connector;

import static dev.tradewind.connector.BillFixture.assertTotals;
import static dev.tradewind.connector.BillFixture.charges;
import static dev.tradewind.connector.BillFixture.total;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bills of the known kinds in forms that other systems, countries and later versions give them. */
class StrangerFilesTest {
    private static final String HEADER = "BilledCost,EffectiveCost,BillingAccountId,BillingCurrency,BillingPeriodStart,"
            + "ChargePeriodStart,ChargePeriodEnd,ChargeCategory,ChargeDescription,ConsumedQuantity,ConsumedUnit,ProviderName\n";
    private static final String OUT =
            "1.5,1.25,42,USD,2025-03-01T00:00:00Z,2025-03-02T00:00:00Z,2025-03-03T00:00:00Z,Usage,Data transfer out,10,GB,AWS\n";

    @TempDir
    private Path folder;

    private DryRun.Result read(String text) {
        return BillFixture.read(folder, "bill.csv", text);
    }

    private DryRun.Result read(String name, byte[] bytes) throws IOException {
        return DryRun.of(Files.write(folder.resolve(name), bytes), ImportOptions.NONE);
    }

    @Test
    void aMarkWindowsEndsSemicolonsCommasAndALineBreakAllAtOnce() {
        var text = "\uFEFF"
                + (HEADER + OUT)
                        .replace(',', ';')
                        .replace("1.5;1.25", "1.001,5;1001,25")
                        .replace("Data transfer out", "\"Data transfer out;\nEurope\"")
                        .replace("\n", "\r\n");
        assertTotals(read(text), total("USD", "1001.5", "1001.25"));
    }

    @Test
    void aMarkBeforeAQuotedName() {
        var lines = (HEADER + OUT).split("\n");
        var quoted = "\"" + lines[0].replace(",", "\",\"") + "\"";
        assertTotals(read("\uFEFF" + quoted + "\n" + lines[1] + "\n"), total("USD", "1.5", "1.25"));
    }

    @Test
    void carriageReturnsAlone() {
        assertTotals(read((HEADER + OUT + OUT).replace('\n', '\r')), total("USD", "3", "2.5"));
    }

    @Test
    void aCategoryThatNobodyKnowsCounts() {
        var result = read(HEADER + OUT + OUT.replace("Usage", "Marketplace"));
        assertTotals(result, total("USD", "3", "2.5"));
        assertThat(charges(folder, "c.csv", HEADER + OUT.replace("Usage", "Marketplace"))
                        .getFirst()
                        .chargeCategory())
                .isEqualTo("Marketplace");
    }

    @Test
    void thirtyEightDigitsSumExactlyAndAreCountedAsRounded() {
        var long_ = "1234567890.1234567890123456789012345678";
        var result = read(HEADER + OUT.replace("1.5,1.25", long_ + "," + long_) + OUT);
        assertTotals(
                result,
                total("USD", "1234567891.6234567890123456789012345678", "1234567891.3734567890123456789012345678"));
        assertThat(result.roundedRows()).isEqualTo(1);
    }

    @Test
    void whatIsTakenBackTakesBackItsBytesToo() {
        var result = read(HEADER + OUT + OUT.replace("1.5,1.25", "-0.5,-0.25").replace(",10,GB", ",-4,GB"));
        assertTotals(result, total("USD", "1", "1"));
        assertThat(result.transfers())
                .singleElement()
                .satisfies(sum -> assertThat(sum.gigabytes()).isEqualByComparingTo("6"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2025-04-01T00:00:00+02:00",
                "2025-04-01T00:00:00-05:00",
                "2025-04-01",
                "2025-04-01T00:00:00+14:00"
            })
    void anInvoiceMonthIsTheOneThatBeginsWhereTheProviderIs(String start) {
        var text = HEADER + OUT.replace("2025-03-01T00:00:00Z", start);
        var row = BillFixture.rows(BillFixture.write(folder, "bill.csv", text)).getFirst();
        assertThat(row.period()).isEqualTo("2025-04");
    }

    @Test
    void aChargeOfTheLastHourStaysInItsMonthWhereTheFileNamesNone() {
        var cur = "lineItem/LineItemType,lineItem/UsageStartDate,lineItem/UsageEndDate,lineItem/CurrencyCode,"
                + "lineItem/UnblendedCost\nUsage,2025-03-31T23:00:00Z,2025-04-01T00:00:00Z,USD,1\n";
        assertThat(BillFixture.rows(BillFixture.write(folder, "cur.csv", cur))
                        .getFirst()
                        .period())
                .isEqualTo("2025-03");
    }

    @Test
    void severalCurrenciesInAnyCaseStayApart() {
        var result = read(
                HEADER + OUT + OUT.replace("USD", "usd") + OUT.replace("USD", " EUR ") + OUT.replace("USD", "JPY"));
        assertTotals(result, total("EUR", "1.5", "1.25"), total("JPY", "1.5", "1.25"), total("USD", "3", "2.5"));
    }

    @Test
    void packedMembersInsideZipAreOneAndAZipInAZipSaysWhatToDo() throws IOException {
        var members = new ByteArrayOutputStream();
        members.write(gzip(HEADER + OUT));
        members.write(gzip(OUT));
        assertTotals(read("a.zip", zip("x/bill.csv.gz", members.toByteArray())), total("USD", "3", "2.5"));
        var twice = read("b.zip", zip("x/bill.zip", zip("bill.csv", (HEADER + OUT).getBytes(StandardCharsets.UTF_8))));
        assertThat(twice.refusal()).isNotNull();
        assertThat(twice.refusal().advice()).isEqualTo("Unpack it once.");
    }

    @Test
    void partsWithTheirOwnSeparatorsAndMarks() throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("1.csv"));
            zip.write((HEADER + OUT).getBytes(StandardCharsets.UTF_8));
            zip.putNextEntry(new ZipEntry("2.csv"));
            zip.write(("\uFEFF" + (HEADER + OUT).replace(',', ';').replace("1.5;1.25", "1,5;1,25"))
                    .getBytes(StandardCharsets.UTF_16LE));
        }
        assertTotals(read("parts.zip", bytes.toByteArray()), total("USD", "3", "2.5"));
    }

    @Test
    void azurePartsOfWhichEachHasItsOwnHeader() throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("1.csv"));
            zip.write(AZURE.getBytes(StandardCharsets.UTF_8));
            zip.putNextEntry(new ZipEntry("2.csv"));
            zip.write(AZURE.replace("costInBillingCurrency", "Kosten (CostInBillingCurrency)")
                    .replace("meterCategory", "Kategorie (MeterCategory)")
                    .getBytes(StandardCharsets.UTF_8));
        }
        assertTotals(read("azure.zip", bytes.toByteArray()), total("EUR", "1.8", null));
    }

    private static final String AZURE = "subscriptionId,date,meterCategory,meterName,quantity,unitOfMeasure,"
            + "costInBillingCurrency,billingCurrency,resourceLocation\n"
            + "s-1,03/02/2025,Bandwidth,Standard Data Transfer Out,10,1 GB,0.9,EUR,westeurope\n";

    @Test
    void azureWithWideBracketsAndTwoPairsOfThem() {
        var text = AZURE.replace("costInBillingCurrency", "コスト（CostInBillingCurrency）")
                .replace("meterCategory", "Kategorie (Messung) (MeterCategory)")
                .replace("date", "日付 （Date）");
        assertTotals(read(text), total("EUR", "0.9", null));
    }

    @Test
    void azureOfTheOldPortalWithALineBeforeItsHeader() {
        var text =
                "Usage Data Extract,\n\nAccountOwnerId,Account Name,SubscriptionId,SubscriptionGuid,Subscription Name,Date,"
                        + "Month,Day,Year,Product,Meter ID,Meter Category,Meter Sub-Category,Meter Region,Meter Name,Consumed Quantity,"
                        + "ResourceRate,ExtendedCost,Resource Location,Consumed Service,Instance ID,Tags,Unit Of Measure\n"
                        + "o,n,1,s-1,Shop,3/2/2025,3,2,2025,p,m,Bandwidth,,Zone 1,Standard Data Transfer Out,10,0.09,0.9,EU West,"
                        + "Microsoft.Compute,i,,1 GB\n";
        var result = BillFixture.read(folder, "ea.csv", text, new ImportOptions("EUR"));
        assertTotals(result, total("EUR", "0.9", null));
        assertThat(result.transfers())
                .singleElement()
                .satisfies(sum -> assertThat(sum.gigabytes()).isEqualByComparingTo("10"));
    }

    @Test
    void everyKindWithNothingButItsHeader() throws IOException {
        var heads = new String[] {
            HEADER,
            AZURE.substring(0, AZURE.indexOf('\n')),
            "lineItem/LineItemType,lineItem/UsageStartDate,lineItem/UsageEndDate,lineItem/CurrencyCode,lineItem/UnblendedCost\n",
            "billing_account_id,cost,currency,usage_start_time,usage_end_time,sku.description,credits\n",
            "lineItem/referenceNo,lineItem/tenantId,lineItem/intervalUsageStart,lineItem/intervalUsageEnd,product/service,"
                    + "product/Description,cost/productSku,usage/billedQuantity,cost/skuUnitDescription,cost/myCost,cost/currencyCode\n"
        };
        for (var head : heads) {
            var result = read(head);
            assertThat(result.refusal()).as(head).isNull();
            assertThat(result.rows()).as(head).isZero();
            assertThat(result.remarks()).as(head).contains("no rows");
        }
    }

    @Test
    void openCostOverSeveralWindowsPrettyPrintedWithEmptyOnes() {
        var one =
                "{\n  \"name\": \"%s\",\n  \"properties\": {\"cluster\": \"c\", \"namespace\": \"%s\"},\n  \"window\":"
                        + " {\"start\": \"2025-03-0%dT00:00:00Z\", \"end\": \"2025-03-0%dT00:00:00Z\"},\n  \"start\":"
                        + " \"2025-03-0%dT00:00:00Z\", \"end\": \"2025-03-0%dT00:00:00Z\", \"cpuCoreHours\": 24, \"totalCost\": %s}";
        var text = "{\n\"code\": 200,\n\"data\": [null, {}, {\"web\": " + one.formatted("web", "web", 1, 2, 1, 2, "2.5")
                + ", \"__idle__\": " + one.formatted("__idle__", "", 1, 2, 1, 2, "1.5") + "}, {\"web\": "
                + one.formatted("web", "web", 2, 3, 2, 3, "3e0") + "}]}";
        assertTotals(
                BillFixture.read(folder, "opencost.json", text, new ImportOptions("USD")), total("USD", null, "7"));
    }

    @Test
    void openCostWithoutAnyAllocation() {
        var result = BillFixture.read(
                folder,
                "opencost.json",
                "{\"code\": 200, \"data\": [{\"cpuCoreHours\": 1}]}",
                new ImportOptions("USD"));
        assertThat(result.refusal()).isNotNull();
        assertThat(result.refusal().reason()).isNotBlank();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n\n\n", "[]", "{}"})
    void nothingAtAllIsRefusedWithWords(String text) {
        var result = read(text);
        assertThat(result.refusal()).isNotNull();
        assertThat(result.refusal().advice()).isNotBlank();
    }

    @Test
    void aStrayQuotationMarkLosesNoRowUnseen() {
        var result = read(HEADER + OUT + OUT.replace("Data transfer out", "\"Data transfer out") + OUT + OUT);
        assertThat(result.accepted()).isGreaterThanOrEqualTo(1);
        assertThat(result.quarantined()).isGreaterThanOrEqualTo(1);
        assertThat(result.reasons().getFirst().line()).isEqualTo(3);
    }

    @Test
    void focusWithItsNamesInSnakeCaseAsWarehousesStoreThem() {
        var snake = HEADER.strip().replaceAll("(?<=[a-z])([A-Z])", "_$1").toLowerCase(java.util.Locale.ROOT) + "\n";
        assertTotals(read(snake + OUT), total("USD", "1.5", "1.25"));
        assertTotals(read(snake.replace('_', ' ') + OUT), total("USD", "1.5", "1.25"));
        assertThat(read(snake + OUT).transfers()).hasSize(1);
    }

    @Test
    void aVersionYetToCome() {
        var text = HEADER.strip()
                + ",ServiceProviderName,HostProviderName,ConsumerId,CommitmentProgramEligibilityDetails,NewOfVersion2\n"
                + OUT.strip() + ",AWS,AWS,c,{},x\n";
        var result = read(text);
        assertTotals(result, total("USD", "1.5", "1.25"));
        assertThat(result.remarks()).contains("later than 1.3");
    }

    private static byte[] gzip(String content) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(bytes)) {
            gzip.write(content.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }

    private static byte[] zip(String name, byte[] content) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry(name));
            zip.write(content);
        }
        return bytes.toByteArray();
    }
}
