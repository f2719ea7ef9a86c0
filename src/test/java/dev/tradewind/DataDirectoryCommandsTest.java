package dev.tradewind;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.audit.AuditCommand;
import dev.tradewind.connector.ImportCommand;
import dev.tradewind.connector.LocalImport;
import dev.tradewind.egress.EgressFilter;
import dev.tradewind.egress.EgressQueries;
import dev.tradewind.egress.EgressTotal;
import dev.tradewind.quantity.TimeRange;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The commands that store, on a data directory of their own; each is what a shell would start. */
class DataDirectoryCommandsTest {
    private static final String BILL = """
        BilledCost,EffectiveCost,BillingAccountId,BillingCurrency,BillingPeriodStart,ChargeCategory,\
        ChargeDescription,ChargePeriodStart,ChargePeriodEnd,ConsumedQuantity,ConsumedUnit,ProviderName,RegionId
        1.25,1.25,acct-1,USD,2024-09-01,Usage,Data transfer out,2024-09-03,2024-09-04,10,GB,AWS,eu-central-1
        2.50,2.50,acct-1,USD,2024-09-01,Usage,Data transfer out,2024-09-05,2024-09-06,20,GB,AWS,eu-central-1
        x,2.50,acct-1,USD,2024-09-01,Usage,Data transfer out,2024-09-05,2024-09-06,20,GB,AWS,eu-central-1
        """;

    @TempDir
    Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private Path data = Path.of("");

    @BeforeEach
    void open() {
        data = folder.resolve("data");
    }

    @Test
    void whatIsBackedUpComesBackWithTheSameTotalsAndAWholeLog() throws IOException {
        var imported = importBill();
        assertThat(imported.path("rows").asLong()).isEqualTo(3);
        assertThat(imported.path("accepted").asLong()
                        + imported.path("quarantined").asLong())
                .isEqualTo(3);
        assertThat(imported.path("state").asString()).isEqualTo("IMPORTED");
        assertThat(imported.path("totals").get(0).path("billedCost").asString()).isEqualTo("3.75");
        assertThat(imported.path("reasons").get(0).path("column").asString()).isEqualTo("BilledCost");

        var archive = folder.resolve("backup.zip").toString();
        assertThat(backup(archive, "--data", data.toString(), "--json")).isZero();
        assertThat(json().path("withKey").asBoolean()).isFalse();
        try (var zip = new ZipFile(archive)) {
            assertThat(zip.getEntry("keys/log.key")).isNull();
        }

        var restored = folder.resolve("restored");
        assertThat(restore(archive, "--data", restored.toString())).isZero();
        assertThat(totals(restored))
                .isEqualTo(totals(data))
                .singleElement()
                .satisfies(total -> assertThat(total.billedCost().amount()).isEqualByComparingTo("3.75"));
        assertThat(Files.exists(data.resolve("keys/log.key"))).isTrue();

        var log = folder.resolve("log.zip").toString();
        assertThat(auditExport(log, "--data", restored.toString())).isZero();
        assertThat(AuditCommand.execute(new String[] {"verify", log}, stream(out), stream(err)))
                .as(out + "\n" + err)
                .isZero();
    }

    @Test
    void theSigningKeyGoesAlongOnlyWhereItIsAskedFor() throws IOException {
        importBill();
        var archive = folder.resolve("with-key.zip").toString();
        assertThat(backup(archive, "--data", data.toString(), "--with-key")).isZero();
        var restored = folder.resolve("restored");
        Files.createDirectories(restored.resolve("keys")); // as a new volume of the container has it
        assertThat(restore(archive, "--data", restored.toString())).isZero();
        assertThat(restored.resolve("keys/log.key")).hasSameBinaryContentAs(data.resolve("keys/log.key"));
        assertThat(Files.getPosixFilePermissions(restored.resolve("keys/log.key")))
                .hasSize(2);
        assertThat(backup("other.zip", "--console", "http://127.0.0.1:1", "--with-key"))
                .isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("does not travel");
    }

    @Test
    void theSameFileTwiceChangesNothingAndSaysSo() throws IOException {
        importBill();
        assertThat(importBill().path("repeated").asBoolean()).isTrue();
        assertThat(totals(data))
                .singleElement()
                .satisfies(total -> assertThat(total.billedCost().amount()).isEqualByComparingTo("3.75"));
    }

    @Test
    void aDirectoryThatAConsoleHoldsIsRefusedByTheConsolesAddress() throws Exception {
        try (var console = DataDirectory.open(data, 8142)) {
            assertThat(importBillExit()).isEqualTo(2);
            assertThat(backup(folder.resolve("b.zip").toString(), "--data", data.toString()))
                    .isEqualTo(2);
        }
        assertThat(err.toString(StandardCharsets.UTF_8))
                .contains("in use by process")
                .contains("http://127.0.0.1:8142");
        assertThat(out.toString(StandardCharsets.UTF_8)).isEmpty();
    }

    @Test
    void aDirectoryOfANewerFormatIsRefused() throws IOException {
        Files.createDirectories(data);
        Files.writeString(data.resolve("VERSION"), "2\n");
        assertThat(importBillExit()).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("format 2").contains("newer Tradewind");
    }

    @Test
    void aDirectoryWithoutDataIsNotBackedUp() {
        assertThat(backup(folder.resolve("b.zip").toString(), "--data", data.toString()))
                .isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("holds no data");
        assertThat(folder.resolve("b.zip")).doesNotExist();
    }

    @Test
    void restoringAmongOtherFilesIsRefused() throws IOException {
        importBill();
        var archive = folder.resolve("b.zip").toString();
        backup(archive, "--data", data.toString());
        assertThat(restore(archive, "--data", data.toString())).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("not empty");
    }

    @Test
    void anAlteredOrCutOffArchiveLeavesNothingBehind() throws IOException {
        importBill();
        var archive = folder.resolve("b.zip");
        backup(archive.toString(), "--data", data.toString());
        var altered = folder.resolve("altered.zip");
        alter(archive, altered);
        var into = folder.resolve("into");
        assertThat(restore(altered.toString(), "--data", into.toString())).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("VERSION").contains("altered");
        assertThat(into).isEmptyDirectory();

        var cut = folder.resolve("cut.zip");
        var bytes = Files.readAllBytes(archive);
        Files.write(cut, java.util.Arrays.copyOf(bytes, bytes.length / 2));
        assertThat(restore(cut.toString(), "--data", into.toString())).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("cut off");
    }

    @Test
    void anUnfinishedRestoreIsNotStarted() throws IOException {
        Files.createDirectories(data);
        Files.writeString(data.resolve("RESTORE-UNFINISHED"), "from b.zip\n");
        assertThat(importBillExit()).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("did not finish");
    }

    private static void alter(Path archive, Path altered) throws IOException {
        try (var from = new ZipFile(archive.toFile());
                var to = new ZipOutputStream(Files.newOutputStream(altered))) {
            for (var entry : from.stream().toList()) {
                to.putNextEntry(new ZipEntry(entry.getName()));
                var content = from.getInputStream(entry).readAllBytes();
                to.write(entry.getName().equals("VERSION") ? "9\n".getBytes(StandardCharsets.UTF_8) : content);
                to.closeEntry();
            }
        }
    }

    private JsonNode importBill() throws IOException {
        assertThat(importBillExit()).as(err.toString(StandardCharsets.UTF_8)).isZero();
        return json().path("files").get(0);
    }

    private int importBillExit() throws IOException {
        var bill = folder.resolve("bill.csv");
        Files.writeString(bill, BILL);
        out.reset();
        return ImportCommand.run(
                new String[] {bill.toString(), "--json", "--data", data.toString()},
                stream(out),
                stream(err),
                (named, work) -> OnDirectory.run(
                        DataDirectory.chosen(String.valueOf(named)),
                        "import",
                        false,
                        stream(err),
                        context -> work.applyAsInt(context.getBean(LocalImport.class))));
    }

    private int backup(String... args) {
        out.reset();
        return ArchiveCommands.backup(List.of(args), stream(out), stream(err));
    }

    private int restore(String... args) {
        out.reset();
        return ArchiveCommands.restore(List.of(args), stream(out), stream(err));
    }

    private int auditExport(String... args) {
        out.reset();
        return ArchiveCommands.auditExport(List.of(args), stream(out), stream(err));
    }

    /** One object and nothing else. */
    private JsonNode json() {
        return JsonMapper.builder().build().readTree(out.toString(StandardCharsets.UTF_8));
    }

    private List<EgressTotal> totals(Path directory) {
        var range = new TimeRange(Instant.parse("2024-09-01T00:00:00Z"), Instant.parse("2024-10-01T00:00:00Z"));
        var found = new java.util.ArrayList<EgressTotal>();
        var exit = OnDirectory.run(directory, "test", true, stream(err), context -> {
            found.addAll(context.getBean(EgressQueries.class).totals(EgressFilter.of(range)));
            return 0;
        });
        assertThat(exit).as(err.toString(StandardCharsets.UTF_8)).isZero();
        return found.stream().collect(Collectors.toUnmodifiableList());
    }

    private static PrintStream stream(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }
}
