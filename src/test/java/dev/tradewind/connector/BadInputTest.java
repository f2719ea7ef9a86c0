package dev.tradewind.connector;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.ConsoleTest;
import dev.tradewind.lake.Lake;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * What people send by mistake: each says the file, the line and what to do, alike in a dry run and in an import, keeps what
 * could be read, and leaves nothing half imported. REST and browser give the same receipts.
 */
@ConsoleTest
class BadInputTest {
    private static final String HEADER = "BilledCost,EffectiveCost,BillingAccountId,BillingCurrency,BillingPeriodStart,"
            + "ChargePeriodStart,ChargePeriodEnd,ChargeDescription,ProviderName,ChargeCategory\n";

    @Autowired
    private Imports imports;

    @Autowired
    private Quarantine quarantine;

    @Autowired
    private Lake lake;

    @TempDir
    private Path folder;

    static Stream<Arguments> unusable() throws IOException {
        return Stream.of(
                Arguments.of("0 bytes", new byte[0], "empty (0 bytes", "export failed"),
                Arguments.of("0 bytes packed", gzip(new byte[0]), "empty (0 bytes", "export failed"),
                Arguments.of(
                        "an archive cut off in its head",
                        Arrays.copyOf(gzip(bill("1")), 5),
                        "cut off or damaged",
                        "Fetch the file again"),
                Arguments.of("PDF", bytes("%PDF-1.7\n%\u00e2\u00e3\n1 0 obj"), "PDF document", "as CSV"),
                Arguments.of(
                        "PNG",
                        new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10, 0, 0, 0, 13},
                        "PNG picture",
                        "file with the data"),
                Arguments.of("a web page", bytes("<!DOCTYPE html><html><body>Sign in</body>"), "web page", "sign-in"),
                Arguments.of(
                        "a flow log without its header",
                        bytes("5 vpc-1 subnet-1 10.0.0.5 203.0.113.9 840 1700000000 1700000060\n"),
                        "flow log without the names of its fields",
                        "above the records"),
                Arguments.of("a letter", bytes("Dear analyst,\nhere is the bill.\n"), "not of a known kind", "FOCUS"),
                Arguments.of(
                        "another table",
                        bytes("name,age\nx,1\n"),
                        "its columns begin with name, age",
                        "Tradewind reads"),
                Arguments.of(
                        "no mandatory column",
                        bytes((HEADER + row("1"))
                                .replace("BillingPeriodStart,", "")
                                .replace("2024-09-01,", "")),
                        "mandatory column BillingPeriodStart is missing",
                        "Export the bill again"),
                Arguments.of(
                        "no currency column",
                        bytes((HEADER + row("1"))
                                .replace("BillingCurrency,", "")
                                .replace("USD,", "")),
                        "BillingCurrency",
                        "--currency"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("unusable")
    void isRefusedWholeWithWhatToDo(String name, byte[] content, String reason, String advice) throws IOException {
        var dry = DryRun.of(file(content), ImportOptions.NONE);
        assertThat(dry.refusal()).isNotNull();
        assertThat(dry.refusal().reason()).contains(reason);
        assertThat(dry.refusal().advice()).contains(advice);
        assertThat(dry.rows()).isZero();

        var receipt = imports.importNow("bill.csv", new ByteArrayInputStream(content), ImportOptions.NONE);
        assertThat(receipt.state()).isEqualTo(ImportState.REFUSED);
        assertThat(receipt.message()).contains("bill.csv").contains(reason).contains(advice);
        assertThat(receipt.rows()).isZero();
        assertThat(quarantine.count(receipt.id())).isZero();
        assertThat(lake.generationsOf(receipt.id())).isEmpty();
    }

    static Stream<Arguments> partly() throws IOException {
        return Stream.of(
                Arguments.of(
                        "Windows-1252",
                        encoded(
                                HEADER + row("1") + row("2").replace("out", "Geb\u00fchr"),
                                Charset.forName("windows-1252")),
                        3L,
                        "ChargeDescription",
                        "Windows-1252"),
                Arguments.of("too few cells", bytes(HEADER + row("1") + "1,2,3\n"), 3L, null, "3 cells, the header 10"),
                Arguments.of(
                        "too many cells",
                        bytes(HEADER + row("1").strip() + ",more\n" + row("2")),
                        2L,
                        null,
                        "11 cells, the header 10"),
                Arguments.of(
                        "no currency in the cell",
                        bytes(HEADER + row("1") + row("2").replace("USD", "")),
                        3L,
                        "BillingCurrency",
                        "a currency code such as USD"),
                Arguments.of(
                        "a text that ends in the middle of a row",
                        bytes(HEADER + row("1") + row("2").substring(0, 20)),
                        3L,
                        null,
                        "cut off"),
                Arguments.of(
                        "a word for a number",
                        bytes(HEADER + row("1") + row("much")),
                        3L,
                        "BilledCost",
                        "not a number"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("partly")
    void keepsWhatCouldBeReadAndSetsTheRestAsideByLineAndColumn(
            String name, byte[] content, long line, @org.jspecify.annotations.Nullable String column, String reason)
            throws IOException {
        var dry = DryRun.of(file(content), ImportOptions.NONE);
        assertThat(dry.accepted()).isEqualTo(1);
        assertThat(dry.reasons()).singleElement().satisfies(row -> {
            assertThat(row.line()).isEqualTo(line);
            assertThat(row.column()).isEqualTo(column);
            assertThat(row.reason()).contains(reason);
        });

        var receipt = imports.importNow("bill.csv", new ByteArrayInputStream(content), ImportOptions.NONE);
        assertThat(receipt.state()).as(receipt.message()).isEqualTo(ImportState.IMPORTED);
        assertThat(receipt.accepted()).isEqualTo(1);
        assertThat(quarantine.rows(receipt.id(), 0, 10)).isEqualTo(dry.reasons());
        var again = imports.importNow("bill.csv", new ByteArrayInputStream(content), ImportOptions.NONE);
        assertThat(again.repeated()).isTrue();
        assertThat(again.message()).contains("imported before");
    }

    @ParameterizedTest
    @MethodSource("unicode")
    void readsUnicodeWhateverItsBytes(Charset charset) throws IOException {
        var dry = DryRun.of(file(encoded(HEADER + row("1.5"), charset)), ImportOptions.NONE);
        assertThat(dry.refusal()).isNull();
        assertThat(dry.quarantined()).isZero();
        assertThat(dry.totals().getFirst().billedCost()).isEqualByComparingTo("1.5");
    }

    static Stream<Charset> unicode() {
        return Stream.of(
                StandardCharsets.UTF_8, StandardCharsets.UTF_16, StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE);
    }

    @Test
    void aUnitOutsideTheStandardIsKeptApartAndFlagged() {
        var receipt = imports.importNow(
                "bill.csv",
                new ByteArrayInputStream(bytes(HEADER + row("1") + row("7").replace("USD", "TOKENS"))),
                ImportOptions.NONE);
        assertThat(receipt.totals()).extracting(CurrencyTotal::currency).containsExactlyInAnyOrder("USD", "TOKENS");
        assertThat(receipt.message()).contains("Outside ISO 4217: TOKENS").contains("never converted");
    }

    @Test
    void aBillWithoutRowsSaysThatNothingCounts() throws IOException {
        assertThat(DryRun.of(file(bytes(HEADER)), ImportOptions.NONE).remarks()).contains("no rows");
    }

    private Path file(byte[] content) throws IOException {
        var file = folder.resolve("bill.csv");
        Files.write(file, content);
        return file;
    }

    /** An account of its own each time, so that no case replaces the month of another. */
    private static String row(String billed) {
        return billed + ",1," + UUID.randomUUID()
                + ",USD,2024-09-01,2024-09-02,2024-09-03,Data transfer out,AWS,Usage\n";
    }

    private static byte[] bill(String billed) {
        return bytes(HEADER + row(billed));
    }

    private static byte[] bytes(String text) {
        return encoded(text, StandardCharsets.UTF_8);
    }

    private static byte[] encoded(String text, Charset charset) {
        return text.getBytes(charset);
    }

    private static byte[] gzip(byte[] content) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var out = new GZIPOutputStream(bytes)) {
            out.write(content);
        }
        return bytes.toByteArray();
    }
}
