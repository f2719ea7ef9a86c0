package dev.tradewind.connector;

import static dev.tradewind.connector.BillFixture.assertTotals;
import static dev.tradewind.connector.BillFixture.read;
import static dev.tradewind.connector.BillFixture.total;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same bill in every container in which providers deliver. */
class ContainersTest {
    private static final String HEADER = "BilledCost,EffectiveCost,BillingAccountId,BillingCurrency,BillingPeriodStart,"
            + "ChargePeriodStart,ChargePeriodEnd,ChargeCategory,ChargeDescription,ProviderName,Tags\n";

    @TempDir
    private Path folder;

    private static String row(String cost) {
        return cost + "," + cost
                + ",1,USD,2026-05-01T00:00:00Z,2026-05-02T00:00:00Z,2026-05-02T01:00:00Z,Usage,an hour,AWS,\n";
    }

    @Test
    void anArchiveOfPartsIsOneBillAndNamesThePartOfABadRow() throws IOException {
        var file = folder.resolve("bill.zip");
        try (var zip = new ZipOutputStream(Files.newOutputStream(file))) {
            entry(zip, "__MACOSX/._a.csv", "rubbish".getBytes(StandardCharsets.UTF_8));
            entry(zip, "may/a.csv", (HEADER + row("1.25")).getBytes(StandardCharsets.UTF_8));
            entry(zip, "may/b.csv.gz", gzip(HEADER + row("2") + row("x")));
        }
        var result = DryRun.of(file, ImportOptions.NONE);
        assertTotals(result, total("USD", "3.25", "3.25"));
        assertThat(result.reasons())
                .singleElement()
                .satisfies(row -> assertThat(row.reason()).startsWith("may/b.csv.gz: "));
    }

    @Test
    void aFewBytesThatUnpackToMoreThanAnyBillAreRefused() throws IOException {
        var packed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(packed)) {
            gzip.write(HEADER.getBytes(StandardCharsets.UTF_8));
            var wide = row("1").replace("an hour", "an hour".repeat(20_000)).getBytes(StandardCharsets.UTF_8);
            for (int written = 0; written < 100 << 20; written += wide.length) {
                gzip.write(wide);
            }
        }
        var zip = folder.resolve("bomb.zip");
        try (var out = new ZipOutputStream(Files.newOutputStream(zip))) {
            entry(out, "a.csv.gz", packed.toByteArray());
            entry(out, "b.csv", (HEADER + row("1")).getBytes(StandardCharsets.UTF_8));
        }
        assertThat(DryRun.of(zip, ImportOptions.NONE).refusal())
                .satisfies(refused -> assertThat(refused.reason()).contains("a.csv.gz unpacks to more than"));
    }

    @Test
    void theManifestNearestToTheRootSaysWhichAssemblyCounts() {
        BillFixture.write(folder, "cur/20260501-20260601/cur-Manifest.json", manifest("new"));
        BillFixture.write(folder, "cur/20260501-20260601/old/cur-Manifest.json", manifest("old"));
        BillFixture.write(folder, "cur/20260501-20260601/old/cur-1.csv", HEADER + row("100"));
        BillFixture.write(folder, "cur/20260501-20260601/new/cur-1.csv", HEADER + row("1"));
        BillFixture.write(folder, "cur/20260501-20260601/new/cur-2.csv", HEADER + row("2"));
        assertTotals(DryRun.of(folder.resolve("cur"), ImportOptions.NONE), total("USD", "3", "3"));
    }

    private static String manifest(String assembly) {
        return """
                {"assemblyId": "%1$s", "billingPeriod": {"start": "20260501T000000.000Z"},
                 "reportKeys": ["b/20260501-20260601/%1$s/cur-1.csv"%2$s]}""".formatted(assembly, assembly.equals("new") ? ", \"b/20260501-20260601/new/cur-2.csv\"" : "");
    }

    @Test
    void partsOfDifferentKindsAreNoOneBill() {
        BillFixture.write(folder, "mixed/a.csv", HEADER + row("1"));
        BillFixture.write(folder, "mixed/b.csv", "lineItem/LineItemType,lineItem/UsageStartDate\nUsage,2026-05-02\n");
        assertThat(DryRun.of(folder.resolve("mixed"), ImportOptions.NONE).refusal())
                .satisfies(refused ->
                        assertThat(refused.reason()).contains("a.csv").contains("b.csv"));
    }

    @Test
    void parquetReadsAsItsTextDoes() throws SQLException {
        var file = folder.resolve("bill.parquet");
        try (var connection = DriverManager.getConnection("jdbc:duckdb:");
                var statement = connection.createStatement()) {
            statement.execute("COPY (SELECT CAST('0.12345678901234567' AS DECIMAL(38,17)) AS BilledCost, 0.5::DOUBLE AS"
                    + " EffectiveCost, '1' AS BillingAccountId, 'USD' AS BillingCurrency,"
                    + " TIMESTAMP '2026-05-01' AS BillingPeriodStart,"
                    + " TIMESTAMPTZ '2026-05-02 02:00:00+02' AS ChargePeriodStart,"
                    + " TIMESTAMP '2026-05-02 01:00:00' AS ChargePeriodEnd, 'Usage' AS ChargeCategory,"
                    + " 'Data transfer out' AS ChargeDescription, 'AWS' AS ProviderName,"
                    + " MAP {'team': 'web'} AS Tags UNION ALL SELECT NULL, 1, '1', 'USD', TIMESTAMP '2026-05-01',"
                    + " TIMESTAMP '2026-05-02', TIMESTAMP '2026-05-02', 'Usage', 'x', 'AWS', NULL) TO '" + file
                    + "' (FORMAT parquet)");
        }
        var result = DryRun.of(file, ImportOptions.NONE);
        assertTotals(result, total("USD", "0.12345678901234567", "0.5"));
        assertThat(result.reasons()).singleElement().satisfies(row -> {
            assertThat(row.line()).isEqualTo(3);
            assertThat(row.column()).isEqualTo("BilledCost");
        });
    }

    @Test
    void semicolonsMeanThatTheCommaIsTheDecimalSign() {
        var bill = (HEADER + "12.40,12.40,1,USD,2026-05-01,2026-05-02,2026-05-03,Usage,a day,AWS,\n").replace(',', ';');
        assertTotals(read(folder, "bill.csv", bill), total("USD", "12.4", "12.4"));
        assertTotals(
                read(folder, "bill.csv", bill.replace("12.40;12.40", "1.234,50;12,4")), total("USD", "1234.5", "12.4"));
    }

    @Test
    void aListOfObjectsIsATableToo() {
        var bill = """
                [{"BilledCost": 1.10, "EffectiveCost": "1", "BillingAccountId": 1, "BillingCurrency": "USD",
                  "BillingPeriodStart": "2026-05-01", "ChargePeriodStart": "2026-05-02", "ChargePeriodEnd": "2026-05-03",
                  "ChargeCategory": "Usage", "Tags": {"team": "web"}}]""";
        assertTotals(read(folder, "bill.json", bill), total("USD", "1.1", "1"));
    }

    @Test
    void aRowTooShortIsSetAsideAndTheRestGoesOn() {
        var result = read(folder, "bill.csv", HEADER + row("1") + "1,1,1\n" + row("2"));
        assertTotals(result, total("USD", "3", "3"));
        assertThat(result.reasons()).singleElement().satisfies(row -> {
            assertThat(row.line()).isEqualTo(3);
            assertThat(row.reason()).contains("3 cells, the header 11");
        });
    }

    @Test
    void aLastColumnThatNoRowReachesIsEmpty() {
        var bill = HEADER.replace("Tags\n", "Tags,CostCenter\n") + row("1") + row("2") + row("3");
        assertTotals(read(folder, "bill.csv", bill), total("USD", "6", "6"));
    }

    @Test
    void theSameFolderPacksIntoTheSameBytes() throws IOException {
        BillFixture.write(folder, "may/a.csv", HEADER + row("1"));
        BillFixture.write(folder, "may/b.csv", HEADER + row("2"));
        try (var once = DeliveryArchive.of(folder.resolve("may"));
                var again = DeliveryArchive.of(folder.resolve("may"))) {
            assertThat(once.path()).hasSameBinaryContentAs(again.path());
            assertTotals(DryRun.of(once.path(), ImportOptions.NONE), total("USD", "3", "3"));
        }
    }

    private static void entry(ZipOutputStream zip, String name, byte[] content) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(content);
        zip.closeEntry();
    }

    private static byte[] gzip(String text) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var out = new GZIPOutputStream(bytes)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }
}
