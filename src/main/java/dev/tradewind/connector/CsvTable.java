package dev.tradewind.connector;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.EOFException;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/** A table as CSV with a header, separated by whatever its first line shows. */
final class CsvTable {
    private static final int CELL_CHARACTERS = 1 << 20;

    private final String part;
    private final boolean decimalComma;
    private final Tables.Table<?> table;
    private long line = 1;

    private CsvTable(String part, boolean decimalComma, Tables.Table<?> table) {
        this.part = part;
        this.decimalComma = decimalComma;
        this.table = table;
    }

    static Reading read(Reader text, Separator separator, String part, Tables.Table<?> table) throws IOException {
        var csv = CsvReader.builder()
                .fieldSeparator(separator.sign())
                .allowMissingFields(true)
                .allowExtraFields(true)
                .maxBufferSize(16 * CELL_CHARACTERS)
                .ofCsvRecord(text);
        return new CsvTable(part, separator == Separator.SEMICOLON, table).read(csv.iterator());
    }

    private Reading read(Iterator<CsvRecord> records) throws IOException {
        try {
            if (!records.hasNext()) {
                return new Reading.Refused(null, "the file is empty; expected a header row", table.advice());
            }
            var names = records.next().getFields();
            if (CsvText.namesSeparator(names) && records.hasNext()) {
                names = records.next().getFields();
            }
            var header = new Header(names);
            var refusal = table.refusal(header);
            if (refusal != null) {
                return refusal;
            }
            var first = records.hasNext() ? next(records) : null;
            var second = records.hasNext() ? next(records) : null;
            var width = width(header, first, second);
            if (first != null) {
                one(first, header, width);
            }
            if (second != null) {
                one(second, header, width);
            }
            while (records.hasNext()) {
                one(next(records), header, width);
            }
            return Reading.complete();
        } catch (UncheckedIOException broken) {
            return cutOff(line + 1, broken.getCause());
        } catch (CsvParseException broken) {
            if (broken.getCause() instanceof IOException io) {
                return cutOff(line + 1, io);
            }
            table.sink().quarantine(line + 1, null, null, "not CSV from here on: " + broken.getMessage());
            return new Reading.CutOff(line + 1, "the file could not be read as CSV beyond line " + line);
        }
    }

    private CsvRecord next(Iterator<CsvRecord> records) {
        var row = records.next();
        line = row.getStartingLineNumber();
        return row;
    }

    /**
     * How many cells a row has. Some exports name a last column that no row goes on to: where the first two rows agree on
     * fewer cells than the header has, that is their width. One short row alone is a broken one.
     */
    private static int width(Header header, @Nullable CsvRecord first, @Nullable CsvRecord second) {
        if (first == null || second == null || first.getFieldCount() != second.getFieldCount()) {
            return header.width();
        }
        var agreed = first.getFieldCount();
        return agreed > 1 && agreed < header.width() ? agreed : header.width();
    }

    private void one(CsvRecord row, Header header, int width) {
        var at = row.getStartingLineNumber();
        if (row.getFieldCount() != width && row.getFieldCount() != header.width()) {
            var reason = "the row has " + row.getFieldCount() + " cells, the header " + header.width()
                    + ". Maybe the file was cut off or a quote is missing?";
            table.sink().quarantine(new Quarantined(at, null, null, reason, CsvText.line(row.getFields())));
            return;
        }
        table.one(new TableRow(at, part, header, row.getFields(), decimalComma));
    }

    private Reading cutOff(long at, @Nullable IOException cause) throws IOException {
        if (cause instanceof EOFException || cause instanceof ZipException) {
            var reason = "the archive ends here before its content does (cut off). Maybe fetch the file again?";
            table.sink().quarantine(at, null, null, reason);
            return new Reading.CutOff(at, reason);
        }
        throw cause == null ? new IOException("the file could not be read") : cause;
    }
}
