package dev.tradewind.connector.series;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.connector.Reading;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file in UTF-16 is read with care from end to end, the same text in UTF-8 by its plain lines: both must yield the same. */
class PlainLinesTest {
    private static final String HEADER = "Datetime (UTC),Country,Zone Name,Zone Id,"
            + "Carbon Intensity gCO₂eq/kWh (direct),Carbon Intensity gCO₂eq/kWh (LCA),Data Source,Data Estimated,"
            + "Data Estimation Method";
    private static final List<List<String>> CELLS = List.of(
            List.of(
                    "2026-01-01 00:00:00",
                    "2026-01-01T05:00:00Z",
                    "2026-02-28 23:00:00",
                    "2024-02-29 00:00:00",
                    "2026-02-29 00:00:00",
                    "2026-01-01 24:00:00",
                    "2026-13-01 00:00:00",
                    "2026-01-01 00:00",
                    "2026-01-01 00:00:00+02:00",
                    "2026-01-01",
                    "1/2/2026 03:00",
                    " 2026-01-01 01:00:00",
                    "2026-01-01 01:00:00 UTC",
                    "NULL",
                    ""),
            List.of("Utopia", "Österreich", "", "\"Korea, Republic of\""),
            List.of("Utopia", "a\tb", "\"two\nlines\"", "NULL"),
            List.of("UT", "UT", "UT", " UT ", "AT", "null", "", "U T", "ÄT"),
            List.of("1", "0.125", "", "-1", "+3", "null", "2001", "1e2", ".5", "5.", "1,5", "12345678901234567890"),
            List.of(
                    "1",
                    "130.2500",
                    "2000",
                    "2000.0001",
                    "",
                    "-0.0",
                    "0",
                    "1.2.3",
                    "x",
                    "1e3",
                    "$5",
                    "0.1234567890123456789",
                    "7 "),
            List.of("grid.example", "grid.example", "", "null", "Quelle ü"),
            List.of("false", "true", "TRUE", "", "perhaps", "False"),
            List.of("", "TIME_SLICER", "FORECAST", "Modelled", "null"));

    @TempDir
    private Path folder;

    @Test
    void everyLineIsReadAsIfItHadBeenReadWithCare() throws IOException {
        for (int seed = 0; seed < 300; seed++) {
            String text = file(new Random(seed));

            var quick = Collected.of(new CarbonDialect(), written(seed + ".csv", text, false));
            var careful = Collected.of(new CarbonDialect(), written(seed + "-16.csv", text, true));

            assertThat(quick.rows()).as("seed %d%n%s", seed, text).isEqualTo(careful.rows());
            assertThat(quick.quarantined()).as("seed %d%n%s", seed, text).isEqualTo(careful.quarantined());
            assertThat(quick.reading()).as("seed %d", seed).isEqualTo(careful.reading());
        }
    }

    @Test
    void linesLongerThanTheBufferAndLinesAcrossItsEndAreWhole() throws IOException {
        var text = new StringBuilder(HEADER).append('\n');
        for (int i = 0; i < 40_000; i++) {
            text.append("2026-01-0%d %02d:00:00,Utopia,Utopia,Z%d,1,%d.5,grid.example,false,%n"
                    .formatted(1 + i / 24 % 9, i % 24, i / 216, i % 900));
        }
        text.append("2026-01-01 00:00:00,").append("x".repeat(1 << 21)).append(",Utopia,LONG,1,2,s,false,\n");
        text.append("2026-01-01 00:00:00,U,U,LAST,1,2,s,false,");

        var quick = Collected.of(new CarbonDialect(), written("long.csv", text.toString(), false));

        assertThat(quick.quarantined()).isEmpty();
        assertThat(quick.rows()).hasSize(40_002);
        assertThat(quick.rows().getLast().values().getFirst().series()).isEqualTo("carbon:LAST:average:lca");
    }

    @Test
    void bytesThatAreNoTextAreSetAsideWithTheirLine() throws IOException {
        var bytes = new ByteArrayOutputStream();
        bytes.write((HEADER + "\n2026-01-01 00:00:00,U,U,UT,1,2,s,false,\n").getBytes(StandardCharsets.UTF_8));
        bytes.write("2026-01-01 01:00:00,Espa\u00f1a,U,UT,1,2,s,false,\n".getBytes(StandardCharsets.ISO_8859_1));
        Path file = Files.write(folder.resolve("latin.csv"), bytes.toByteArray());

        var read = Collected.of(new CarbonDialect(), file);

        assertThat(read.rows()).hasSize(1);
        assertThat(read.quarantined()).singleElement().satisfies(row -> {
            assertThat(row.line()).isEqualTo(3);
            assertThat(row.reason()).contains("not UTF-8");
        });
    }

    @Test
    void anArchiveThatWasCutOffKeepsItsWholeLines() throws IOException {
        var packed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(packed)) {
            gzip.write((HEADER + "\n").getBytes(StandardCharsets.UTF_8));
            var random = new Random(1);
            for (int i = 0; i < 5_000; i++) {
                gzip.write("2026-01-01 00:00:00,U,U,Z%d,1,%d,s,false,\n"
                        .formatted(i, 1 + random.nextInt(2000))
                        .getBytes(StandardCharsets.UTF_8));
            }
        }
        Path file =
                Files.write(folder.resolve("cut.csv.gz"), Arrays.copyOf(packed.toByteArray(), packed.size() * 3 / 4));

        var read = Collected.of(new CarbonDialect(), file);

        assertThat(read.reading()).isInstanceOf(Reading.CutOff.class);
        assertThat(read.rows()).hasSizeGreaterThan(1000);
        assertThat(read.quarantined())
                .singleElement()
                .satisfies(row -> assertThat(row.line()).isEqualTo(read.rows().size() + 2L));
    }

    /** Mostly plain lines, some with an ugly cell or two, of the right width or not. */
    private static String file(Random random) {
        String end = random.nextInt(3) == 0 ? "\r\n" : "\n";
        var text = new StringBuilder(random.nextInt(9) == 0 ? "sep=," + end : "");
        text.append(HEADER).append(end);
        boolean quotes = random.nextInt(3) == 0;
        int lines = random.nextInt(12);
        for (int line = 0; line < lines; line++) {
            if (random.nextInt(12) == 0) {
                text.append(end);
            }
            int ugly = random.nextInt(4);
            var row = new StringBuilder();
            for (List<String> column : CELLS) {
                boolean plain = ugly == 0 || random.nextInt(3) > 0;
                String cell = plain ? column.getFirst() : column.get(random.nextInt(column.size()));
                row.append(cell.contains("\"") && !quotes ? "" : cell).append(',');
            }
            row.setLength(row.length() - 1 + (random.nextInt(20) == 0 ? 1 : 0));
            text.append(random.nextInt(25) == 0 ? row.substring(0, row.length() / 2) : row);
            text.append(line + 1 == lines && random.nextBoolean() ? "" : random.nextInt(40) == 0 ? "\r" : end);
        }
        return text.toString();
    }

    private Path written(String name, String text, boolean wide) throws IOException {
        return Files.write(
                folder.resolve(name),
                wide ? ("\uFEFF" + text).getBytes(StandardCharsets.UTF_16LE) : text.getBytes(StandardCharsets.UTF_8));
    }
}
