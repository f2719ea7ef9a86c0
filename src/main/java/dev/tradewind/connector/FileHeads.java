package dev.tradewind.connector;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import dev.tradewind.lake.ParquetText;
import java.io.EOFException;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Path;
import java.util.List;

/** Reads the first characters of a file and, where they are a table, the names of its columns. */
final class FileHeads {
    private static final int CHARACTERS = 1 << 16;

    private FileHeads() {}

    static FileHead read(String fileName, Reader reader) throws IOException {
        var buffer = new char[CHARACTERS];
        var length = 0;
        try {
            int count;
            while (length < CHARACTERS && (count = reader.read(buffer, length, CHARACTERS - length)) > 0) {
                length += count;
            }
        } catch (EOFException cutOff) {
            // A cut off archive still shows its first characters; the reader reports the cut where it comes.
        }
        var text = new String(buffer, 0, length);
        return new FileHead(fileName, text, JsonTable.looksLike(text) ? JsonTable.firstColumns(text) : columns(text));
    }

    /** Parquet has no text; its columns stand in for it, as a header would. */
    static FileHead ofParquet(String fileName, Path file) throws IOException {
        try (var parquet = ParquetText.open(file)) {
            return new FileHead(fileName, CsvText.line(parquet.columns()), parquet.columns());
        }
    }

    private static List<String> columns(String text) {
        var table = CsvText.fromHeader(text);
        var end = table.indexOf('\n');
        var firstLine = end < 0 ? table : table.substring(0, end);
        if (firstLine.isBlank()) {
            return List.of();
        }
        try (var csv =
                CsvReader.builder().fieldSeparator(Separator.of(text).sign()).ofCsvRecord(firstLine.stripTrailing())) {
            var cells = csv.iterator();
            return cells.hasNext()
                    ? cells.next().getFields().stream().map(String::strip).toList()
                    : List.of();
        } catch (CsvParseException | IOException noCsv) {
            return List.of();
        }
    }
}
