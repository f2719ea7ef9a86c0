package dev.tradewind.connector;

import static dev.tradewind.connector.BillFixture.assertTotals;
import static dev.tradewind.connector.BillFixture.total;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Locale;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files of the known kinds as other people's exports and spreadsheets write them. */
class UnseenFilesTest {
    private static final String FOCUS = """
        BilledCost,EffectiveCost,BillingAccountId,BillingCurrency,BillingPeriodStart,BillingPeriodEnd,ChargePeriodStart,ChargePeriodEnd,ChargeCategory,ChargeDescription,ProviderName,ServiceName
        1.5,1.25,42,USD,2025-03-01T00:00:00Z,2025-04-01T00:00:00Z,2025-03-02T00:00:00Z,2025-03-03T00:00:00Z,Usage,"$0.09 per GB - data transfer out, first tier",AWS,EC2
        2,2,42,USD,2025-03-01T00:00:00Z,2025-04-01T00:00:00Z,2025-03-02T00:00:00Z,2025-03-03T00:00:00Z,Usage,an hour,AWS,EC2
        """;
    private static final CurrencyTotal FOCUS_TOTAL = total("USD", "3.5", "3.25");

    @TempDir
    private Path folder;

    private DryRun.Result read(String name, String text) {
        return BillFixture.read(folder, name, text);
    }

    private DryRun.Result read(String name, byte[] bytes) throws IOException {
        return DryRun.of(Files.write(folder.resolve(name), bytes), ImportOptions.NONE);
    }

    @ParameterizedTest
    @CsvSource({"UTF-16LE", "UTF-16BE", "UTF-8"})
    void aByteOrderMarkAndWindowsLineEnds(String charset) throws IOException {
        var text = "\uFEFF" + FOCUS.replace("\n", "\r\n");
        assertTotals(read("bill.csv", text.getBytes(Charset.forName(charset))), FOCUS_TOTAL);
    }

    @Test
    void utf16WithoutAMark() throws IOException {
        assertTotals(read("bill.csv", FOCUS.getBytes(StandardCharsets.UTF_16LE)), FOCUS_TOTAL);
    }

    @Test
    void semicolonsWithDecimalCommas() {
        var text = FOCUS.replace("\"$0.09 per GB - data transfer out, first tier\"", "data transfer out")
                .replace(',', ';')
                .replace("1.5;1.25", "1,5;1,25");
        assertTotals(read("bill.csv", text), FOCUS_TOTAL);
    }

    @ParameterizedTest
    @CsvSource({"tab", "bar"})
    void tabsAndBars(String sign) {
        var text = FOCUS.replace("\"$0.09 per GB - data transfer out, first tier\"", "data transfer out")
                .replace(',', sign.equals("tab") ? '\t' : '|');
        assertTotals(read("bill.tsv", text), FOCUS_TOTAL);
    }

    @Test
    void aSpreadsheetsSeparatorLineBeforeTheHeader() {
        assertTotals(read("bill.csv", "sep=,\n" + FOCUS), FOCUS_TOTAL);
    }

    @Test
    void blankLinesBeforeBetweenAndAfter() {
        var lines = FOCUS.split("\n");
        assertTotals(read("bill.csv", "\n" + lines[0] + "\n\n" + lines[1] + "\n\n" + lines[2] + "\n\n\n"), FOCUS_TOTAL);
    }

    @Test
    void lineBreaksInsideQuotes() {
        var result = read("bill.csv", FOCUS.replace("an hour", "\"an\nhour, \"\"large\"\"\""));
        assertTotals(result, FOCUS_TOTAL);
        assertThat(result.rows()).isEqualTo(2);
    }

    @Test
    void columnNamesInCapitalsAndWithBlanks() {
        var lines = FOCUS.split("\n", 2);
        assertTotals(read("a.csv", lines[0].toUpperCase(Locale.ROOT) + "\n" + lines[1]), FOCUS_TOTAL);
        assertTotals(read("b.csv", lines[0].replace(",", " , ") + "\n" + lines[1]), FOCUS_TOTAL);
    }

    @Test
    void quotedColumnNamesAndCells() {
        var quoted = FOCUS.replace("\"$0.09 per GB - data transfer out, first tier\"", "out")
                .lines()
                .map(line -> "\"" + line.replace(",", "\",\"") + "\"\n")
                .reduce("", String::concat);
        assertTotals(read("bill.csv", quoted), FOCUS_TOTAL);
    }

    @Test
    void emptyColumnsAtTheEnd() {
        var text = FOCUS.lines().map(line -> line + ",,\n").reduce("", String::concat);
        assertTotals(read("bill.csv", text), FOCUS_TOTAL);
    }

    @Test
    void extraColumnsAndAnotherOrder() {
        var text = """
            x_Team,ProviderName,ChargePeriodEnd,ChargePeriodStart,BillingPeriodStart,BillingCurrency,BillingAccountId,EffectiveCost,BilledCost,x_Credits
            a,AWS,2025-03-03T00:00:00Z,2025-03-02T00:00:00Z,2025-03-01T00:00:00Z,USD,42,3.25,3.5,"{""a"": [1, 2]}"
            """;
        assertTotals(read("bill.csv", text), FOCUS_TOTAL);
    }

    @Test
    void thousandsInQuotes() {
        assertTotals(
                read("bill.csv", FOCUS.replace("\n2,2,", "\n\"1,002.00\",\"1,002.0\",")),
                total("USD", "1003.5", "1003.25"));
    }

    @Test
    void onlyAHeader() {
        var result = read("bill.csv", FOCUS.lines().findFirst().orElseThrow());
        assertThat(result.refusal()).isNull();
        assertThat(result.rows()).isZero();
        assertThat(result.remarks()).contains("no rows");
    }

    @Test
    void noLineEndBehindTheLastRow() {
        assertTotals(read("bill.csv", FOCUS.stripTrailing()), FOCUS_TOTAL);
    }

    @Test
    void gzipInsideZipInsideNothingElse() throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("__MACOSX/._bill.csv.gz"));
            zip.write(1);
            zip.putNextEntry(new ZipEntry("export/bill.csv.gz"));
            zip.write(gzip(FOCUS.getBytes(StandardCharsets.UTF_8)));
        }
        assertTotals(read("bill.zip", bytes.toByteArray()), FOCUS_TOTAL);
    }

    @Test
    void severalGzipMembersOneBehindTheOther() throws IOException {
        var half = FOCUS.indexOf("\n2,2") + 1;
        var bytes = new ByteArrayOutputStream();
        bytes.write(gzip(FOCUS.substring(0, half).getBytes(StandardCharsets.UTF_8)));
        bytes.write(gzip(FOCUS.substring(half).getBytes(StandardCharsets.UTF_8)));
        assertTotals(read("bill.csv.gz", bytes.toByteArray()), FOCUS_TOTAL);
    }

    @Test
    void focusAsJsonLinesAndAsAList() {
        var row =
                "{\"BilledCost\": 3.5, \"EffectiveCost\": \"3.25\", \"BillingAccountId\": \"42\", \"BillingCurrency\": \"USD\","
                        + " \"BillingPeriodStart\": \"2025-03-01T00:00:00Z\", \"ChargePeriodStart\": \"2025-03-02T00:00:00Z\","
                        + " \"ChargePeriodEnd\": \"2025-03-03T00:00:00Z\", \"ProviderName\": \"AWS\", \"Tags\": {\"team\": \"web\"}}";
        assertTotals(read("bill.jsonl", row + "\n"), FOCUS_TOTAL);
        assertTotals(read("bill.json", "[\n" + row + "\n]"), FOCUS_TOTAL);
        assertTotals(
                read("bill.json", "{\"page\": 1, \"records\": [" + row + "], \"next\": {\"url\": \"x\"}}"),
                FOCUS_TOTAL);
    }

    @ParameterizedTest
    @CsvSource({"1.0", "1.1", "1.2", "1.3", "1.4"})
    void everyVersionOfFocusIsFocus(String version) {
        var columns = switch (version) {
            case "1.0" -> "";
            case "1.1" -> ",CommitmentDiscountQuantity,SkuMeter,ServiceSubcategory";
            case "1.2" -> ",SkuMeter,InvoiceId,PricingCurrency,BillingAccountType";
            default -> ",SkuMeter,InvoiceId,PricingCurrency,HostProviderName,ServiceProviderName,AllocatedMethodId";
        };
        var more = columns.replaceAll("[^,]", "");
        var lines = FOCUS.split("\n");
        var text = lines[0] + columns + "\n" + lines[1] + more + "\n" + lines[2] + more + "\n";
        var result = read("bill.csv", text);
        assertTotals(result, FOCUS_TOTAL);
        assertThat(result.dialect()).startsWith("focus-1.");
    }

    @Test
    void curAsParquetWithMapsAndTags() throws SQLException {
        var file = folder.resolve("cur.snappy.parquet");
        sql("COPY (SELECT '1' AS identity_line_item_id, 'aws' AS bill_payer_account_id, TIMESTAMP '2025-03-01' AS"
                + " bill_billing_period_start_date, TIMESTAMP '2025-03-02 01:00' AS line_item_usage_start_date,"
                + " TIMESTAMP '2025-03-02 02:00' AS line_item_usage_end_date, '77' AS line_item_usage_account_id,"
                + " 'Usage' AS line_item_line_item_type, 'AmazonEC2' AS line_item_product_code,"
                + " 'USE1-EUC1-AWS-Out-Bytes' AS line_item_usage_type, 2.5 AS line_item_usage_amount,"
                + " CAST(0.05 AS DOUBLE) AS line_item_unblended_cost, 'USD' AS line_item_currency_code,"
                + " MAP {'product_name': 'EC2', 'region': 'us-east-1'} AS product,"
                + " MAP {'user_team': 'web'} AS resource_tags, MAP {} AS cost_category, 'GB' AS pricing_unit,"
                + " CAST(NULL AS DOUBLE) AS reservation_effective_cost) TO '" + file + "' (FORMAT parquet)");
        var result = DryRun.of(file, ImportOptions.NONE);
        assertThat(result.refusal()).isNull();
        assertThat(result.dialect()).isEqualTo("aws-cur-2.0");
        assertThat(result.totals().getFirst().billedCost()).isEqualByComparingTo("0.05");
        assertThat(result.transfers()).singleElement().satisfies(transfer -> {
            assertThat(transfer.transferClass()).isEqualTo("INTER_REGION");
            assertThat(transfer.from()).isEqualTo("aws:us-east-1");
            assertThat(transfer.to()).isEqualTo("aws:eu-central-1");
        });
    }

    @Test
    void azureInFrenchAndInGermanWithTheEnglishNameBehind() {
        var french = "GUID d'abonnement (SubscriptionGuid),Emplacement de la ressource (ResourceLocation),"
                + "Date d'utilisation (UsageDateTime),Catégorie du compteur (MeterCategory),Nom du compteur (MeterName),"
                + "Quantité d'utilisation (UsageQuantity),Coût avant impôts (PreTaxCost),Devise (Currency),"
                + "Unité de mesure (UnitOfMeasure)\n"
                + "s-1,EU West,2025-03-02,Bandwidth,Standard Data Transfer Out,3,0.24,EUR,1 GB\n";
        assertTotals(read("fr.csv", french), total("EUR", "0.24", null));
        var german = french.replace("Devise (Currency)", "Währung (Currency)")
                .replace(',', ';')
                .replace("0.24", "0,24");
        assertTotals(read("de.csv", german), total("EUR", "0.24", null));
    }

    @Test
    void azureOfTheCustomerAgreementWithTwoCurrencies() {
        var export = """
            invoiceId,billingAccountId,billingProfileId,subscriptionId,date,meterCategory,meterName,quantity,unitOfMeasure,costInBillingCurrency,billingCurrency,costInPricingCurrency,pricingCurrency,chargeType,resourceLocation
            I1,acc,p1,s-1,03/02/2025,Bandwidth,Standard Data Transfer Out,10,1 GB,0.9,EUR,1,USD,Usage,westeurope
            I1,acc,p2,s-2,03/02/2025,Bandwidth,Standard Data Transfer Out,10,1 GB,9,NOK,1,USD,Usage,westeurope
            """;
        assertTotals(read("mca.csv", export), total("EUR", "0.9", null), total("NOK", "9", null));
    }

    @Test
    void googleAsJsonLinesWithNestedCreditsAndLabels() {
        var lines = """
            {"billing_account_id": "A-1", "service": {"id": "6F81", "description": "Compute Engine"}, "sku": {"id": "9DE9", "description": "Network Internet Egress from Frankfurt to EMEA"}, "usage_start_time": "2025-03-02 00:00:00 UTC", "usage_end_time": "2025-03-02 01:00:00 UTC", "project": {"id": "shop", "labels": []}, "labels": [{"key": "team", "value": "web"}], "location": {"region": "europe-west3"}, "cost": 0.5, "currency": "EUR", "usage": {"amount": 1000000000, "unit": "bytes", "amount_in_pricing_units": 0.93, "pricing_unit": "gibibyte"}, "credits": [{"name": "free", "amount": -0.2}, {"name": "more", "amount": -0.1}], "invoice": {"month": "202503"}, "cost_type": "regular"}
            {"billing_account_id": "A-1", "service": {"description": "Invoice"}, "sku": {"description": "VAT"}, "usage_start_time": "2025-03-02T00:00:00Z", "usage_end_time": "2025-03-02T01:00:00Z", "cost": 0.04, "currency": "EUR", "credits": [], "invoice": {"month": "202503"}, "cost_type": "tax"}
            """;
        var result = read("gcp.jsonl", lines);
        assertTotals(result, total("EUR", "0.24", null));
        assertThat(result.transfers()).singleElement().satisfies(transfer -> {
            assertThat(transfer.transferClass()).isEqualTo("INTERNET");
            assertThat(transfer.gigabytes()).isEqualByComparingTo("1");
        });
    }

    @Test
    void oracleUsageReportsAreToldFromCostReports() {
        var usage = "lineItem/referenceNo,lineItem/tenantId,lineItem/intervalUsageStart,lineItem/intervalUsageEnd,"
                + "product/service,product/resource,usage/consumedQuantity,usage/billedQuantity\n"
                + "r,t,2025-03-02T00:00Z,2025-03-02T01:00Z,NETWORK,PIC_NETWORK,1,1\n";
        var refused = read("usage.csv", usage).refusal();
        assertThat(refused).isNotNull();
        assertThat(refused.reason() + refused.advice()).contains("cost");
        var cost = "lineItem/referenceNo,lineItem/tenantId,lineItem/intervalUsageStart,lineItem/intervalUsageEnd,"
                + "product/service,product/compartmentName,product/region,product/Description,cost/productSku,"
                + "usage/billedQuantity,cost/skuUnitDescription,cost/myCost,cost/currencyCode\n"
                + "r,t,2025-03-02T00:00Z,2025-03-02T01:00Z,NETWORK,shop,eu-frankfurt-1,Outbound Data Transfer Zone 1,"
                + "B88327,2,GB Months,0.017,EUR\n";
        assertTotals(read("cost.csv", cost), total("EUR", "0.017", null));
    }

    @Test
    void openCostInBothForms() {
        var windows = "{\"code\": 200, \"data\": [{\"web\": {\"name\": \"web\", \"properties\": {\"cluster\": \"c\"},"
                + " \"start\": \"2025-03-02T00:00:00Z\", \"end\": \"2025-03-03T00:00:00Z\", \"cpuCoreHours\": 24, \"totalCost\": 2.5}}]}";
        var result = BillFixture.read(folder, "allocation.json", windows, new ImportOptions("USD"));
        assertTotals(result, total("USD", null, "2.5"));
        var cloud =
                "{\"code\": 200, \"data\": {\"sets\": [{\"cloudCosts\": {\"k\": {\"properties\": {\"provider\": \"AWS\","
                        + " \"service\": \"AmazonEC2\"}, \"window\": {\"start\": \"2025-03-02T00:00:00Z\", \"end\":"
                        + " \"2025-03-03T00:00:00Z\"}, \"listCost\": {\"cost\": 4}, \"invoicedCost\": {\"cost\": 3}, \"amortizedNetCost\": {\"cost\": 2}}}}]}}";
        assertTotals(BillFixture.read(folder, "cloud.json", cloud, new ImportOptions("USD")), total("USD", "3", "2"));
    }

    @Test
    void windows1252SetsTheRowAsideAndSaysHow() throws IOException {
        var result =
                read("bill.csv", FOCUS.replace("an hour", "\u00e9t\u00e9").getBytes(Charset.forName("windows-1252")));
        assertThat(result.accepted()).isEqualTo(1);
        assertThat(result.reasons().getFirst().reason()).contains("UTF-8");
    }

    @Test
    void timesWithOffsetsFractionsAndWithoutSeconds() {
        var text = FOCUS.replaceFirst("2025-03-02T00:00:00Z", "2025-03-02T02:00:00+02:00")
                .replaceFirst("2025-03-03T00:00:00Z", "2025-03-03T00:00:00.000Z")
                .replaceFirst("\n2,2,42,USD,2025-03-01T00:00:00Z", "\n2,2,42,USD,2025-03-01");
        assertTotals(read("bill.csv", text), FOCUS_TOTAL);
    }

    private static byte[] gzip(byte[] content) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(bytes)) {
            gzip.write(content);
        }
        return bytes.toByteArray();
    }

    private static void sql(String text) throws SQLException {
        try (var connection = DriverManager.getConnection("jdbc:duckdb:");
                var statement = connection.createStatement()) {
            statement.execute(text);
        }
    }
}
