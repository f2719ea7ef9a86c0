package dev.tradewind.catalog;

import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads the tables that ship with the product; their first lines start with # and name source, date, unit, licence. */
final class ReferenceFile {
    private ReferenceFile() {}

    static <T> List<T> read(String name, Function<NamedCsvRecord, T> row) {
        var stream = Objects.requireNonNull(
                ReferenceFile.class.getResourceAsStream("/reference/" + name), () -> "/reference/" + name);
        try (var csv = CsvReader.builder()
                .commentStrategy(CommentStrategy.SKIP)
                .ofNamedCsvRecord(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            return csv.stream().map(row).toList();
        } catch (IOException broken) {
            throw new UncheckedIOException("reference table " + name, broken);
        }
    }

    static @Nullable String orNull(String cell) {
        return cell.isBlank() ? null : cell;
    }
}
