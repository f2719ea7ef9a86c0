package dev.tradewind.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tradewind.ConsoleTest;
import dev.tradewind.cost.ChargeTable;
import dev.tradewind.lake.Lake;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@ConsoleTest
class ImportsTest {
    /** Rows of more than one batch of quarantine. */
    private static final int BROKEN = 600;

    /** Rows of more than a mebibyte. */
    private static final int MANY = 8_000;

    private static final String HEADER = "BilledCost,EffectiveCost,BillingAccountId,BillingCurrency,BillingPeriodStart,"
            + "ChargeCategory,ChargeDescription,ChargePeriodStart,ChargePeriodEnd,ConsumedQuantity,ConsumedUnit,"
            + "ProviderName,RegionId,SubAccountName,Tags\n";

    @Autowired
    private Imports imports;

    @Autowired
    private Quarantine quarantine;

    @Autowired
    private Lake lake;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void theSameFileTwiceChangesNothingAndSaysSo() {
        var account = account();
        var bill = HEADER + row(account, "1.25") + row(account, "0.75");
        var first = take("bill.csv", bill);
        var second = take("copy-of-bill.csv", bill);
        assertThat(first.state()).isEqualTo(ImportState.IMPORTED);
        assertThat(second.repeated()).isTrue();
        assertThat(second.id()).isEqualTo(first.id());
        assertThat(second.message()).contains("imported before").contains("nothing changed");
        assertThat(billed(account)).isEqualByComparingTo("2.00");
    }

    @Test
    void aMonthDeliveredAgainReplacesTheMonth() {
        var account = account();
        take("bill.csv", HEADER + row(account, "5"));
        var again = take("bill.csv", HEADER + row(account, "5") + row(account, "-2"));
        assertThat(billed(account)).isEqualByComparingTo("3");
        assertThat(lake.generationsOf(again.id())).singleElement().satisfies(generation -> {
            assertThat(generation.generation()).isEqualTo(2);
            assertThat(generation.supersededAt()).isNull();
        });
    }

    @Test
    void rowsThatCannotBeReadWaitInQuarantineAndTheRestCounts() {
        var account = account();
        var receipt = take("bill.csv", HEADER + row(account, "1") + row(account, "12,40") + row(account, "1.8E"));
        assertThat(receipt.rows()).isEqualTo(receipt.accepted() + receipt.quarantined());
        assertThat(receipt.accepted()).isEqualTo(1);
        assertThat(quarantine.rows(receipt.id(), 0, 10))
                .satisfiesExactly(
                        row -> {
                            assertThat(row.line()).isEqualTo(3);
                            assertThat(row.column()).isEqualTo("BilledCost");
                            assertThat(row.value()).isEqualTo("12,40");
                            assertThat(row.reason()).contains("decimal comma");
                            assertThat(row.record()).contains(account);
                        },
                        row -> assertThat(row.reason()).contains("exponent"));
        assertThat(billed(account)).isEqualByComparingTo("1");
    }

    @Test
    void totalsAreExactWhereTheLakeMustRound() {
        var account = account();
        var receipt = take("bill.csv", HEADER + row(account, "0.1234567890123456789012345"));
        assertThat(receipt.roundedRows()).isEqualTo(1);
        assertThat(receipt.totals().getFirst().billedCost()).isEqualByComparingTo("0.1234567890123456789012345");
        assertThat(billed(account)).isEqualByComparingTo("0.12345678901234567890");
    }

    @Test
    void aMissingMandatoryColumnRefusesTheWholeFileByName() {
        var receipt = take(
                "bill.csv",
                HEADER.replace("BillingCurrency,", "") + row(account(), "1").replace("USD,", ""));
        assertThat(receipt.state()).isEqualTo(ImportState.REFUSED);
        assertThat(receipt.message())
                .contains("bill.csv")
                .contains("BillingCurrency")
                .contains("--currency");
        assertThat(receipt.rows()).isZero();
        assertThat(lake.generationsOf(receipt.id())).isEmpty();
    }

    @Test
    void aCurrencyGivenBesideTheFileStandsInForTheMissingColumn() {
        var account = account();
        var bill = HEADER.replace("BillingCurrency,", "") + row(account, "3").replace("USD,", "");
        var receipt = imports.importNow("bill.csv", stream(bill, StandardCharsets.UTF_8), new ImportOptions("CAD"));
        assertThat(receipt.totals())
                .containsExactly(new CurrencyTotal("CAD", new BigDecimal("3"), new BigDecimal("3")));
    }

    @Test
    void anEmptyFileAndAFileOfAnotherKindAreRefusedInWords() {
        assertThat(take("nothing.csv", "").message()).contains("0 bytes");
        assertThat(take("letter.txt", "Dear analyst " + UUID.randomUUID()).message())
                .contains("letter.txt")
                .contains("FOCUS bill");
    }

    @Test
    void aCutOffArchiveKeepsWhatCouldBeReadAndSaysWhereItEnds() throws IOException {
        var account = account();
        var bill = new StringBuilder(HEADER);
        for (var i = 0; i < 20_000; i++) {
            bill.append(row(account, "0." + UUID.randomUUID().hashCode() % 1000 * -1 + i)
                    .replace("--", "")
                    .replace("0.-", "0."));
        }
        var whole = gzip(bill.toString());
        var receipt = imports.importNow(
                "bill.csv.gz", new ByteArrayInputStream(Arrays.copyOf(whole, whole.length / 2)), ImportOptions.NONE);
        assertThat(receipt.state()).isEqualTo(ImportState.IMPORTED);
        assertThat(receipt.accepted()).isBetween(1L, 19_999L);
        assertThat(receipt.message()).contains("cut off");
        assertThat(quarantine.rows(receipt.id(), 0, 10))
                .last()
                .satisfies(row -> assertThat(row.reason()).contains("cut off"));
    }

    @Test
    void readsUtf16AndSetsLatinOneRowsAside() {
        var account = account();
        var utf16 = imports.importNow(
                "bill.csv", stream(HEADER + row(account, "1"), StandardCharsets.UTF_16), ImportOptions.NONE);
        assertThat(utf16.accepted()).isEqualTo(1);
        var latin = imports.importNow(
                "bill.csv",
                stream(
                        HEADER + row(account(), "1").replace("Data", "Donn\u00e9es") + row(account(), "2"),
                        StandardCharsets.ISO_8859_1),
                ImportOptions.NONE);
        assertThat(latin.accepted()).isEqualTo(1);
        assertThat(quarantine.rows(latin.id(), 0, 10)).singleElement().satisfies(row -> {
            assertThat(row.line()).isEqualTo(2);
            assertThat(row.reason()).contains("UTF-8");
        });
    }

    @Test
    void everyEndOfAnImportStandsInTheLog() {
        var receipt = take("bill.csv", HEADER + row(account(), "1"));
        List<String> actions = jdbc.sql(
                        "select action from audit_entry where subject_type = 'import' and subject_id = ? order by recorded_at")
                .param(receipt.id().toString())
                .query(String.class)
                .list();
        assertThat(actions).containsExactly("import.started", "import.completed");
    }

    @Test
    void rowsSetAsideWhileBytesStillComeWaitUntilTheLedgerHasTheImport() {
        var account = account();
        var broken = row(account, "12,40").repeat(BROKEN);
        var bill = HEADER + broken + row(account, "1").repeat(MANY);
        var reader = Thread.currentThread();
        var receipt = imports.importNow(
                "bill.csv", then(stream(bill, StandardCharsets.UTF_8), () -> untilWaiting(reader)), ImportOptions.NONE);
        assertThat(receipt.state()).isEqualTo(ImportState.IMPORTED);
        assertThat(receipt.bytes()).isEqualTo(bill.length());
        assertThat(receipt.quarantined()).isEqualTo(BROKEN);
        assertThat(quarantine.count(receipt.id())).isEqualTo(BROKEN);
        assertThat(billed(account)).isEqualByComparingTo(String.valueOf(MANY));

        var again = take("bill.csv", bill);
        assertThat(again.repeated()).isTrue();
        assertThat(again.id()).isEqualTo(receipt.id());
        assertThat(billed(account)).isEqualByComparingTo(String.valueOf(MANY));
    }

    @Test
    void aSourceThatBreaksOffWhileItIsReadLeavesNothing() {
        var account = account();
        var name = account + ".csv";
        var begun = stream(HEADER + row(account, "1").repeat(MANY), StandardCharsets.UTF_8);
        assertThatThrownBy(() -> imports.importNow(
                        name,
                        then(begun, () -> {
                            throw new IOException("the disk was taken out");
                        }),
                        ImportOptions.NONE))
                .isInstanceOf(UncheckedIOException.class)
                .hasStackTraceContaining("the disk was taken out");
        assertThat(jdbc.sql("select count(*) from connector_import where file_name = ?")
                        .param(name)
                        .query(Long.class)
                        .single())
                .isZero();
        assertThat(billed(account)).isNull();
    }

    private interface AtTheEnd {
        void run() throws IOException;
    }

    /** The bytes of a stream, and then something else that happens before its end is told. */
    private static InputStream then(InputStream first, AtTheEnd happens) {
        return new SequenceInputStream(first, new InputStream() {
            @Override
            public int read() throws IOException {
                happens.run();
                return -1;
            }
        });
    }

    private static void untilWaiting(Thread thread) {
        while (thread.getState() != Thread.State.WAITING) {
            Thread.onSpinWait();
        }
    }

    private ImportReceipt take(String name, String text) {
        return imports.importNow(name, stream(text, StandardCharsets.UTF_8), ImportOptions.NONE);
    }

    private static ByteArrayInputStream stream(String text, Charset charset) {
        return new ByteArrayInputStream(text.getBytes(charset));
    }

    private static byte[] gzip(String text) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var out = new GZIPOutputStream(bytes)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }

    private static String account() {
        return UUID.randomUUID().toString();
    }

    private static String row(String account, String billed) {
        var cell = billed.contains(",") ? "\"" + billed + "\"" : billed;
        var effective = billed.contains(",") || billed.endsWith("E") ? "0" : billed;
        return cell + "," + effective + "," + account + ",USD,2024-09-01 00:00:00,Usage,Data transfer out,"
                + "2024-09-03 10:00:00,2024-09-03 11:00:00,2,GB,AWS,eu-central-1,Checkout,\"{\"\"team\"\": \"\"web\"\"}\"\n";
    }

    private BigDecimal billed(String account) {
        return lake.query(
                        ChargeTable.CHARGES,
                        "SELECT sum(billed_cost) FROM charges WHERE billing_account_id = ?",
                        List.of(account),
                        row -> row.getBigDecimal(1))
                .getFirst();
    }
}
