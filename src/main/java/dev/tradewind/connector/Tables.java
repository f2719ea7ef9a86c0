package dev.tradewind.connector;

import dev.tradewind.lake.ParquetText;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Streams a table with named columns row by row into a {@link RowSink}, whether it lies in CSV, JSON or Parquet, in one
 * file or several, and turns everything that can be wrong with a row, its bytes or the end of a file into quarantine.
 */
public final class Tables {

    private Tables() {}

    /** Turns one row of cells into one row of meaning. */
    @FunctionalInterface
    public interface RowReader<R> {
        R read(TableRow row) throws Unreadable;
    }

    /** Reads all rows; refuses the file if it has no header or lacks one of the mandatory columns. */
    public static <R> Reading read(
            SourceFile file, List<String> mandatoryColumns, String advice, RowSink<R> sink, RowReader<R> reader)
            throws IOException {
        return read(file, requiring(mandatoryColumns), advice, sink, reader);
    }

    /** Turns a plain line into the same row of meaning as the careful {@link RowReader} does, or leaves it to that one. */
    @FunctionalInterface
    public interface QuickReader<R> {
        @Nullable
        R read(PlainLine line);
    }

    /** A quick reader for the columns of one file; it reads the file's lines in turn and may remember the last one. */
    @FunctionalInterface
    public interface QuickForm<R> {
        QuickReader<R> of(Header header);
    }

    /** As above, of files so large that it matters: plain lines go to the quick reader, all others to the careful one. */
    public static <R> Reading readQuickly(
            SourceFile file,
            List<String> mandatoryColumns,
            String advice,
            RowSink<R> sink,
            RowReader<R> reader,
            QuickForm<R> quick)
            throws IOException {
        return each(
                file, requiring(mandatoryColumns), advice, sink, reader, (part, table) -> quick(part, table, quick));
    }

    private static <R> Reading quick(SourcePart part, Table<R> table, QuickForm<R> quick) throws IOException {
        if (part.isParquet()) {
            return read(part, table);
        }
        var head = part.head().text();
        var notation = Notation.of(head);
        if (!notation.equals(Notation.PLAIN)
                || JsonTable.looksLike(head)
                || Preamble.of(head).lines() > 0) {
            return read(part, table);
        }
        try (var in = part.buffered()) {
            return Encoding.of(in).equals(StandardCharsets.UTF_8)
                    ? PlainCsv.read(in, notation, part.name(), table, quick)
                    : read(part, table);
        }
    }

    /** Says which mandatory column a header lacks, or null. */
    @FunctionalInterface
    public interface Requirement {
        @Nullable
        String missing(Header header);
    }

    /** As above; a multi-part delivery is refused whole if one of its parts is. */
    public static <R> Reading read(
            SourceFile file, Requirement requirement, String advice, RowSink<R> sink, RowReader<R> reader)
            throws IOException {
        return each(file, requirement, advice, sink, reader, Tables::read);
    }

    /** As above, of a JSON answer whose rows are the objects named below one field. */
    public static <R> Reading readEntries(
            SourceFile file,
            String holder,
            Requirement requirement,
            String advice,
            RowSink<R> sink,
            RowReader<R> reader)
            throws IOException {
        return each(file, requirement, advice, sink, reader, (part, table) -> {
            try (var text = part.reader()) {
                return JsonEntries.read(text, holder, part.name(), table);
            }
        });
    }

    /** As above, of a JSON answer whose rows are the list below one field. */
    public static <R> Reading readList(
            SourceFile file,
            String holder,
            List<String> mandatoryColumns,
            String advice,
            RowSink<R> sink,
            RowReader<R> reader)
            throws IOException {
        return each(file, requiring(mandatoryColumns), advice, sink, reader, (part, table) -> {
            try (var text = part.reader()) {
                return JsonEntries.readList(text, holder, part.name(), table);
            }
        });
    }

    private static Requirement requiring(List<String> columns) {
        return head ->
                columns.stream().filter(column -> !head.has(column)).findFirst().orElse(null);
    }

    private interface PartReader<R> {
        Reading read(SourcePart part, Table<R> table) throws IOException;
    }

    private static <R> Reading each(
            SourceFile file,
            Requirement requirement,
            String advice,
            RowSink<R> sink,
            RowReader<R> reader,
            PartReader<R> form)
            throws IOException {
        Reading reading = Reading.complete();
        var parts = file.parts();
        for (var part : parts) {
            var table = new Table<>(requirement, advice, parts.size() == 1 ? sink : named(part, sink), reader);
            var one = form.read(part, table);
            if (one instanceof Reading.Refused refused) {
                return parts.size() == 1
                        ? refused
                        : new Reading.Refused(
                                refused.column(), "part " + part.name() + ": " + refused.reason(), refused.advice());
            }
            if (one instanceof Reading.CutOff) {
                reading = one;
            }
        }
        return reading;
    }

    private static Reading read(SourcePart part, Table<?> table) throws IOException {
        if (part.isParquet()) {
            try (var local = part.local();
                    var parquet = ParquetText.open(local.path())) {
                return table.read(parquet, part.name());
            }
        }
        var head = part.head();
        if (JsonTable.looksLike(head.text())) {
            try (var text = part.reader()) {
                return JsonTable.read(text, part.name(), table);
            }
        }
        var notation = Notation.of(head.text());
        if (Preamble.of(head.text()).lines() > 0) {
            try (var text = part.table()) {
                return CsvTable.read(text, notation, part.name(), table);
            }
        }
        try (var in = part.buffered()) {
            var encoding = Encoding.of(in);
            return encoding.equals(StandardCharsets.UTF_8)
                    ? ByteCsv.read(in, notation, part.name(), table)
                    : CsvTable.read(new InputStreamReader(in, encoding), notation, part.name(), table);
        }
    }

    /** What is set aside of one part among several names the part. */
    private static <R> RowSink<R> named(SourcePart part, RowSink<R> sink) {
        return new RowSink<>() {
            @Override
            public void accept(long line, R row) {
                sink.accept(line, row);
            }

            @Override
            public void quarantine(Quarantined row) {
                sink.quarantine(new Quarantined(
                        row.line(), row.column(), row.value(), part.name() + ": " + row.reason(), row.record()));
            }
        };
    }

    /** One table being read: what its header must have, and where its rows go. */
    record Table<R>(Requirement requirement, String advice, RowSink<R> sink, RowReader<R> reader) {

        @Nullable
        Reading refusal(Header header) {
            var missing = requirement.missing(header);
            return missing == null ? null : Reading.missingColumn(missing, advice);
        }

        void one(TableRow row) {
            for (var cell : row.cells()) {
                if (cell != null && cell.indexOf('\uFFFD') >= 0) {
                    var column = row.header().names().get(row.cells().indexOf(cell));
                    var reason =
                            "bytes that are not UTF-8, which was expected. Maybe the file is Windows-1252 or Latin-1; save it as UTF-8";
                    sink.quarantine(new Quarantined(row.line(), column, cell, reason, row.record()));
                    return;
                }
            }
            readable(row);
        }

        /** A row of which no cell has bytes that are no text. */
        void readable(TableRow row) {
            R read;
            try {
                read = reader.read(row);
            } catch (Unreadable cell) {
                if (!row.saysNothing()) {
                    var reason = row.isTotal() ? cell.reason() + ". Maybe this is a line of totals?" : cell.reason();
                    sink.quarantine(new Quarantined(row.line(), cell.column(), cell.value(), reason, row.record()));
                }
                return;
            }
            sink.accept(row.line(), read);
        }

        Reading read(ParquetText parquet, String part) throws IOException {
            var header = new Header(parquet.columns());
            var refusal = refusal(header);
            if (refusal != null) {
                return refusal;
            }
            parquet.forEach((number, cells) -> one(new TableRow(number + 1, part, header, cells, Notation.PLAIN)));
            return Reading.complete();
        }
    }
}
