package dev.tradewind;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every table of facts that ships says where its facts come from, in its head and in docs/data-sources.md. */
class ReferenceDataTest {
    private static final List<Path> FOLDERS =
            List.of(Path.of("src/main/resources/reference"), Path.of("src/main/resources/egress"));

    static Stream<Path> tables() throws IOException {
        var all = Stream.<Path>builder();
        for (var folder : FOLDERS) {
            try (var files = Files.walk(folder)) {
                files.filter(Files::isRegularFile).sorted().forEach(all::add);
            }
        }
        return all.build();
    }

    @ParameterizedTest
    @MethodSource("tables")
    void namesSourceDateUnitAndLicenceInItsHead(Path table) throws IOException {
        var head = Files.readAllLines(table).stream()
                .takeWhile(line -> line.startsWith("#"))
                .toList();
        assertThat(head.getFirst()).as("what it is").hasSizeGreaterThan(10);
        for (var part : List.of("source", "date", "unit", "licence")) {
            assertThat(head).as(part).anySatisfy(line -> assertThat(line).matches("# " + part + ": \\S.*"));
        }
    }

    @ParameterizedTest
    @MethodSource("tables")
    void hasARowOfItsOwnInTheDocumentationWithItsNumberOfRows(Path table) throws IOException {
        var lines = Files.readAllLines(table);
        var withHeader = lines.stream().filter(line -> !line.startsWith("#")).count();
        var documented = Files.readAllLines(Path.of("docs/data-sources.md")).stream()
                .filter(line -> line.startsWith("| `" + table.getFileName() + "` |"))
                .toList();
        assertThat(documented).hasSize(1);
        var rows = Long.parseLong(documented.getFirst().split("\\|")[2].strip().replace(",", ""));
        // the tables of names have their columns named in the comment, the others in a header line
        var hasHeader = table.startsWith(FOLDERS.getFirst());
        assertThat(rows).isEqualTo(hasHeader ? withHeader - 1 : withHeader);
    }
}
