package dev.tradewind.demo;

import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The tables that describe the company, shipped under {@code demo/} with a head that says what they are. */
final class DemoTable {
    private DemoTable() {}

    static List<NamedCsvRecord> read(String name) {
        var stream = DemoTable.class.getResourceAsStream("/demo/" + name);
        if (stream == null) {
            throw new IllegalStateException("No demo table named " + name + ". Maybe the jar was built without it?");
        }
        try (var reader = CsvReader.builder()
                .commentStrategy(CommentStrategy.SKIP)
                .ofNamedCsvRecord(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            return List.copyOf(reader.stream().toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
