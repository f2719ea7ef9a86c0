package dev.tradewind.connector;

import de.siegmar.fastcsv.reader.CsvReader;
import java.io.IOException;
import java.io.Reader;
import java.util.List;

/** Reads the first characters of a file and, where they are CSV, the names of its columns. */
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
        } catch (java.io.EOFException cutOff) {
            // A cut off archive still shows its first characters; the reader reports the cut where it comes.
        }
        var text = new String(buffer, 0, length);
        return new FileHead(fileName, text, columns(text));
    }

    private static List<String> columns(String text) {
        var end = text.indexOf('\n');
        var firstLine = end < 0 ? text : text.substring(0, end);
        if (firstLine.isBlank()) {
            return List.of();
        }
        try (var csv = CsvReader.builder().ofCsvRecord(firstLine.stripTrailing())) {
            var cells = csv.iterator();
            return cells.hasNext()
                    ? cells.next().getFields().stream().map(String::strip).toList()
                    : List.of();
        } catch (RuntimeException | IOException notCsv) {
            return List.of();
        }
    }
}
