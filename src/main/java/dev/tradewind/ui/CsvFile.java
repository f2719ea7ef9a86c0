package dev.tradewind.ui;

import de.siegmar.fastcsv.writer.CsvWriter;
import dev.tradewind.quantity.CsvCell;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A table as CSV (RFC 4180, UTF-8), its cells written as {@link CsvCell} says. */
public final class CsvFile {
    private CsvFile() {}

    /** The header and the rows, for a file that is read again. */
    public static byte[] bytes(List<String> header, List<? extends List<?>> rows) {
        var text = new StringWriter();
        try (var csv = CsvWriter.builder().build(text)) {
            csv.writeRecord(header);
            for (var row : rows) {
                csv.writeRecord(row.stream().map(CsvCell::of).toList());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** The same and a last line with the number of rows, so that a copy that was cut off shows itself. */
    public static byte[] counted(List<String> header, List<? extends List<?>> rows) {
        var all = new ArrayList<List<?>>(rows);
        all.add(List.of("rows", rows.size()));
        return bytes(header, all);
    }
}
