package dev.tradewind.connector.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tradewind.connector.Dialect;
import dev.tradewind.connector.DialectsForTests;
import dev.tradewind.connector.ImportCommand;
import dev.tradewind.connector.hand.HandMappingYaml;
import dev.tradewind.connector.series.Collected;
import dev.tradewind.egress.flow.FlowRecord;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Flow logs whose lines have no header: told from the records where these leave no doubt, by a given format elsewhere. */
class VpcFormatTest {
    private static final String TWO =
            "2 111122223333 eni-1 10.0.0.5 203.0.113.9 443 49152 6 10 840 1700000000 1700000060 ACCEPT OK";
    private static final String THREE = TWO.replaceFirst("2", "3") + " vpc-1 subnet-1 i-1 3 IPv4 10.0.0.5 203.0.113.9";
    private static final String FOUR = THREE.replaceFirst("3", "4") + " us-east-1 use1-az1 - -";
    private static final String FIVE = FOUR.replaceFirst("4", "5") + " - S3 egress 8";
    private static final String CUSTOM = "203.0.113.9 443 10.0.0.5 49152 vpc-1 1700000000 1700000060 840 OK";
    private static final String SETTING =
            "${dstaddr} ${dstport} ${srcaddr} ${srcport} ${vpc-id} ${start} ${end} ${bytes} ${log-status}";

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {TWO, "THREE", "FOUR", "FIVE"})
    void theWholeOfAVersionInItsDocumentedOrderNeedsNoHeader(String which) throws IOException {
        var record = switch (which) {
            case "THREE" -> THREE;
            case "FOUR" -> FOUR;
            case "FIVE" -> FIVE;
            default -> which;
        };
        var read = read("flow.log", record + "\n" + record + "\n");
        assertThat(read.quarantined()).isEmpty();
        assertThat(read.rows()).hasSize(2).allSatisfy(VpcFormatTest::isTheFlow);
        if (which.equals("FIVE")) {
            assertThat(read.rows().getFirst().destination().label()).isEqualTo("aws-service/S3");
            assertThat(read.rows().getFirst().source().site()).isEqualTo("aws:us-east-1");
        }
    }

    @Test
    void aBrokenOrSilentRecordAtTheBeginningHidesNoFormat() throws IOException {
        var silent = "5 111122223333 eni-1 - - - - - - - 1700000000 1700000060 - NODATA" + " -".repeat(15);
        var read = read("flow.log", silent + "\n" + FIVE + "\n5 cut\n" + (FIVE + "\n").repeat(4));
        assertThat(read.rows()).hasSize(6);
        assertThat(read.quarantined())
                .singleElement()
                .satisfies(row -> assertThat(row.line()).isEqualTo(3));
    }

    @Test
    void eachPartOfADeliveryHasAFormatOfItsOwn() throws IOException {
        Files.writeString(folder.resolve("a.log"), TWO + "\n");
        try (var gzip = new GZIPOutputStream(Files.newOutputStream(folder.resolve("b.log.gz")))) {
            gzip.write((FIVE + "\n").getBytes(StandardCharsets.UTF_8));
        }
        Files.writeString(
                folder.resolve("c.log"),
                "start end srcaddr dstaddr bytes\n1700000000 1700000060 10.0.0.5 203.0.113.9 840\n");
        var read = read(folder);
        assertThat(read.quarantined()).isEmpty();
        assertThat(read.rows()).hasSize(3).allSatisfy(VpcFormatTest::isTheFlow);
    }

    @ParameterizedTest
    @ValueSource(strings = {CUSTOM, "- - - - vpc-1 1700000000 1700000060 - NODATA\n" + CUSTOM})
    void anyOtherOrderIsRefusedWithWhatToDo(String text) throws IOException {
        var refused = DialectsForTests.refusal(file("edge.log", text + "\n"));
        assertThat(refused.reason()).contains("flow log without the names of its fields");
        assertThat(refused.advice()).contains("format").contains("--mapping");
    }

    @Test
    void theFormatThatAPersonGivesReadsIt() throws IOException {
        var mapping = HandMappingYaml.read("mapping: Edge\nflowLog: \"" + SETTING + "\"\n");
        assertThat(mapping.problems()).isEmpty();
        assertThat(HandMappingYaml.read(HandMappingYaml.write(mapping))).isEqualTo(mapping);
        @SuppressWarnings("unchecked")
        var dialect = (Dialect<FlowRecord>) mapping.dialect();
        var file = file("edge.log", "- - - - vpc-1 1700000000 1700000060 - NODATA\n" + (CUSTOM + "\n").repeat(3));
        assertThat(dialect.recognises(DialectsForTests.head(file))).isTrue();
        var read = Collected.of(dialect, file);
        assertThat(read.quarantined()).isEmpty();
        assertThat(read.rows()).hasSize(4);
        assertThat(read.rows().subList(1, 4)).allSatisfy(VpcFormatTest::isTheFlow);
        assertThat(dialect.recognises(DialectsForTests.head(file("other.log", TWO + "\n"))))
                .as("a log of another format")
                .isFalse();
    }

    @Test
    void aFormatThatCannotBeReadIsRefusedInWords() {
        var mapping = HandMappingYaml.read("mapping: Edge\nflowLog: srcaddr dstaddr start end byte end\n");
        assertThat(mapping.problems())
                .containsExactly(
                        "'byte' is no field of a VPC flow log.",
                        "The field end stands there twice.",
                        "The field bytes is missing.");
        assertThatThrownBy(mapping::dialect).hasMessageContaining("the mapping 'Edge'");
    }

    @Test
    void theCommandTakesTheFormatAndAFolderOfLogs() throws IOException {
        var logs = Files.createDirectory(folder.resolve("logs"));
        Files.writeString(logs.resolve("one.log"), CUSTOM + "\n");
        Files.writeString(logs.resolve("two.txt"), CUSTOM + "\n" + CUSTOM + "\n");
        var mapping = folder.resolve("edge.yaml");
        Files.writeString(mapping, "mapping: Edge\nflowLog: \"" + SETTING + "\"\n");
        var out = new ByteArrayOutputStream();
        var exit = ImportCommand.run(
                new String[] {logs.toString(), "--dry-run", "--json", "--mapping", mapping.toString()},
                new PrintStream(out, true, StandardCharsets.UTF_8),
                System.err,
                (data, work) -> 3);
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("\"dialect\" : \"aws-vpc-flow\"", "\"accepted\" : 3");
        assertThat(exit).isZero();
    }

    private static void isTheFlow(FlowRecord row) {
        assertThat(row.source().address()).isEqualTo("10.0.0.5");
        assertThat(row.destination().address()).isEqualTo("203.0.113.9");
        assertThat(row.sent().bytes()).isEqualTo(840L);
        assertThat(row.from()).isEqualTo("2023-11-14T22:13:20Z");
    }

    private Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private Collected<FlowRecord> read(String name, String text) throws IOException {
        return read(file(name, text));
    }

    @SuppressWarnings("unchecked")
    private static Collected<FlowRecord> read(Path file) throws IOException {
        return Collected.of((Dialect<FlowRecord>) DialectsForTests.sniff(file), file);
    }
}
