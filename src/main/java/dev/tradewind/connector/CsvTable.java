package dev.tradewind.connector;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.EOFException;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.List;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/** A table as CSV with a header, separated by whatever its first line shows. */
final class CsvTable {
    private static final int CELL_CHARACTERS = 1 << 20;
    private static final String NOT_CSV =
            "not CSV from here on. Maybe a quotation mark is missing, or stands inside a cell?";

    private final String part;
    private final Notation notation;
    private final Tables.Table<?> table;
    private final long linesBefore;
    private long line;

    private CsvTable(String part, Notation notation, Tables.Table<?> table, long linesBefore) {
        this.part = part;
        this.notation = notation;
        this.table = table;
        this.linesBefore = linesBefore;
        this.line = Math.max(1, linesBefore);
    }

    static Reading read(Reader text, Notation notation, String part, Tables.Table<?> table) throws IOException {
        return new CsvTable(part, notation, table, 0).read(records(text, notation.separator()));
    }

    /**
     * The rows of a table of which something was read already.
     *
     * @param width cells of a row; null if it is still to be told
     * @param linesBefore what was read already, header included
     */
    static Reading behind(
            Reader text,
            Notation notation,
            String part,
            Tables.Table<?> table,
            Header header,
            @Nullable Integer width,
            long linesBefore)
            throws IOException {
        var rest = new CsvTable(part, notation, table, linesBefore);
        return rest.guarded(() -> rest.rows(records(text, notation.separator()), header, width));
    }

    private static Iterator<CsvRecord> records(Reader text, Separator separator) {
        return CsvReader.builder()
                .fieldSeparator(separator.sign())
                .allowMissingFields(true)
                .allowExtraFields(true)
                .maxBufferSize(16 * CELL_CHARACTERS)
                .ofCsvRecord(text)
                .iterator();
    }

    private interface Rows {
        Reading read();
    }

    private Reading read(Iterator<CsvRecord> records) throws IOException {
        return guarded(() -> {
            if (!records.hasNext()) {
                return new Reading.Refused(null, "the file is empty; expected a header row", table.advice());
            }
            var names = records.next().getFields();
            if (CsvText.namesSeparator(names) && records.hasNext()) {
                names = records.next().getFields();
            }
            var header = new Header(names);
            var refusal = table.refusal(header);
            return refusal == null ? rows(records, header, null) : refusal;
        });
    }

    private Reading guarded(Rows rows) throws IOException {
        try {
            return rows.read();
        } catch (UncheckedIOException broken) {
            return cutOff(table, line + 1, broken.getCause());
        } catch (CsvParseException broken) {
            if (broken.getCause() instanceof IOException io) {
                return cutOff(table, line + 1, io);
            }
            table.sink().quarantine(line + 1, null, null, NOT_CSV);
            return new Reading.CutOff(line + 1, "the file could not be read as CSV beyond line " + line);
        }
    }

    private Reading rows(Iterator<CsvRecord> records, Header header, @Nullable Integer known) {
        var first = records.hasNext() ? next(records) : null;
        var second = first == null ? null : second(records, header, first, known);
        var width = known == null ? width(header, first, second) : known;
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
    }

    /** Where the file breaks behind its first row, that one is good still. */
    private @Nullable CsvRecord second(
            Iterator<CsvRecord> records, Header header, CsvRecord first, @Nullable Integer known) {
        try {
            return records.hasNext() ? next(records) : null;
        } catch (UncheckedIOException | CsvParseException broken) {
            one(first, header, known == null ? header.width() : known);
            throw broken;
        }
    }

    private CsvRecord next(Iterator<CsvRecord> records) {
        var row = records.next();
        line = linesBefore + row.getStartingLineNumber();
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
        var at = linesBefore + row.getStartingLineNumber();
        one(row.getFields(), at, part, header, width, notation, table);
    }

    static void one(
            List<String> cells,
            long at,
            String part,
            Header header,
            int width,
            Notation notation,
            Tables.Table<?> table) {
        if (cells.size() != width && cells.size() != header.width()) {
            if (cells.stream().allMatch(cell -> cell.trim().isEmpty())) {
                return;
            }
            var reason = "the row has " + cells.size() + " cells, the header " + header.width()
                    + ". Maybe the file was cut off or a quote is missing?";
            table.sink().quarantine(new Quarantined(at, null, null, reason, CsvText.line(cells)));
            return;
        }
        table.one(new TableRow(at, part, header, cells, notation));
    }

    static Reading cutOff(Tables.Table<?> table, long at, @Nullable IOException cause) throws IOException {
        if (cause instanceof EOFException || cause instanceof ZipException) {
            var reason = "the archive ends here before its content does (cut off). Maybe fetch the file again?";
            table.sink().quarantine(at, null, null, reason);
            return new Reading.CutOff(at, reason);
        }
        throw cause == null ? new IOException("the file could not be read") : cause;
    }
}
