package dev.tradewind.connector;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.EOFException;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/**
 * Streams a CSV file with a header row by row into a {@link RowSink}, and turns everything that can be wrong with a
 * row, its bytes or the end of the file into quarantine.
 */
public final class CsvTable {
    private static final int CELL_CHARACTERS = 1 << 20;

    private CsvTable() {}

    /** Turns one row of cells into one row of meaning. */
    @FunctionalInterface
    public interface RowReader<R> {
        R read(CsvRow row) throws Unreadable;
    }

    /** Reads all rows; refuses the file if it has no header or lacks one of the mandatory columns. */
    public static <R> Reading read(
            SourceFile file, List<String> mandatoryColumns, String advice, RowSink<R> sink, RowReader<R> reader)
            throws IOException {
        try (var text = file.reader()) {
            return read(text, mandatoryColumns, advice, sink, reader);
        }
    }

    private static <R> Reading read(
            Reader text, List<String> mandatoryColumns, String advice, RowSink<R> sink, RowReader<R> reader)
            throws IOException {
        var csv = CsvReader.builder().maxBufferSize(16 * CELL_CHARACTERS).ofCsvRecord(text);
        var records = csv.iterator();
        Map<String, Integer> positions = Map.of();
        var width = 0;
        var line = 1L;
        try {
            if (!records.hasNext()) {
                return new Reading.Refused(null, "the file is empty; expected a header row", advice);
            }
            var header = records.next();
            width = header.getFieldCount();
            positions = positions(header);
            for (var column : mandatoryColumns) {
                if (!positions.containsKey(key(column))) {
                    return Reading.missingColumn(column, advice);
                }
            }
            while (records.hasNext()) {
                var row = records.next();
                line = row.getStartingLineNumber();
                one(row, width, positions, sink, reader);
            }
            return Reading.complete();
        } catch (UncheckedIOException broken) {
            return cutOff(line + 1, broken.getCause(), sink);
        } catch (CsvParseException broken) {
            if (broken.getCause() instanceof IOException io) {
                return cutOff(line + 1, io, sink);
            }
            sink.quarantine(line + 1, null, null, "not CSV from here on: " + broken.getMessage());
            return new Reading.CutOff(line + 1, "the file could not be read as CSV beyond line " + line);
        }
    }

    private static <R> void one(
            CsvRecord row, int width, Map<String, Integer> positions, RowSink<R> sink, RowReader<R> reader) {
        var line = row.getStartingLineNumber();
        if (row.getFieldCount() != width) {
            var reason = "the row has " + row.getFieldCount() + " cells, the header " + width
                    + ". Maybe the file was cut off or a quote is missing?";
            sink.quarantine(new Quarantined(line, null, null, reason, record(row)));
            return;
        }
        for (var cell : row.getFields()) {
            if (cell.indexOf('\uFFFD') >= 0) {
                sink.quarantine(new Quarantined(
                        line,
                        columnOf(cell, row, positions),
                        cell,
                        "bytes that are not UTF-8. Maybe the file is Latin-1; save it as UTF-8",
                        record(row)));
                return;
            }
        }
        R read;
        try {
            read = reader.read(new CsvRow(line, positions, row.getFields()));
        } catch (Unreadable cell) {
            sink.quarantine(new Quarantined(line, cell.column(), cell.value(), cell.reason(), record(row)));
            return;
        }
        sink.accept(line, read);
    }

    private static <R> Reading cutOff(long line, @Nullable IOException cause, RowSink<R> sink) throws IOException {
        if (cause instanceof EOFException || cause instanceof ZipException) {
            var reason = "the archive ends here before its content does (cut off). Maybe fetch the file again?";
            sink.quarantine(line, null, null, reason);
            return new Reading.CutOff(line, reason);
        }
        throw cause == null ? new IOException("the file could not be read") : cause;
    }

    private static Map<String, Integer> positions(CsvRecord header) {
        var positions = new HashMap<String, Integer>();
        for (var i = 0; i < header.getFieldCount(); i++) {
            positions.putIfAbsent(key(header.getField(i)), i);
        }
        return Map.copyOf(positions);
    }

    static String key(String column) {
        return column.strip().toLowerCase(Locale.ROOT);
    }

    private static @Nullable String columnOf(String cell, CsvRecord row, Map<String, Integer> positions) {
        var index = row.getFields().indexOf(cell);
        return positions.entrySet().stream()
                .filter(entry -> entry.getValue() == index)
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(null);
    }

    private static String record(CsvRecord row) {
        return CsvText.line(row.getFields());
    }
}
