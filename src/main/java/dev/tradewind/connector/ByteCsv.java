package dev.tradewind.connector;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/**
 * Reads tables in UTF-8 from their bytes, a row per line. From the first line on of which it is not sure, such as one with a
 * line break inside quotation marks, {@link CsvTable} reads the rest. What comes out, and every word of quarantine, is the
 * same as if that had read all of it.
 */
final class ByteCsv {
    private static final int BUFFER_BYTES = 1 << 20;
    private static final int BITE_BYTES = 1 << 13;

    private final InputStream in;
    private final Separator separator;
    private final String part;
    private final Tables.Table<?> table;
    private final boolean[] stops = new boolean[256];
    private final byte[] buffer = new byte[BUFFER_BYTES];
    private int from;
    private int filled;
    private boolean ended;
    /** Physical lines before {@code from}. */
    private long lines;

    /** What the line at {@code from} holds, once it was looked at. */
    private int next;

    private int cells;
    private int[] starts = new int[128];
    private int[] ends = new int[128];
    private boolean[] escaped = new boolean[128];
    private boolean ascii;

    /** What a look at the line at {@code from} found. */
    private enum Line {
        /** A whole row. */
        ROW,
        /** Something to be read with more care. */
        ODD,
        /** Its end is not in the buffer yet. */
        BEGUN,
        /** Nothing; the file is over. */
        NONE
    }

    private ByteCsv(InputStream in, Separator separator, String part, Tables.Table<?> table) {
        this.in = in;
        this.separator = separator;
        this.part = part;
        this.table = table;
        for (var sign : new char[] {separator.sign(), '\n', '\r', '"'}) {
            stops[sign] = true;
        }
    }

    /** @param in text in UTF-8, behind any byte order mark */
    static Reading read(InputStream in, Separator separator, String part, Tables.Table<?> table) throws IOException {
        var csv = new ByteCsv(in, separator, part, table);
        try {
            return csv.read();
        } catch (EOFException | ZipException broken) {
            return CsvTable.cutOff(table, Math.max(1, csv.lines) + 1, broken);
        }
    }

    private Reading read() throws IOException {
        if (look() != Line.ROW || isEmpty()) {
            return CsvTable.read(rest(), separator, part, table);
        }
        var names = texts(null);
        if (CsvText.namesSeparator(names)) {
            return CsvTable.read(rest(), separator, part, table);
        }
        var header = new Header(names);
        var refusal = table.refusal(header);
        if (refusal != null) {
            return refusal;
        }
        step();
        return rows(header);
    }

    private Reading rows(Header header) throws IOException {
        var columns = new CellTexts[header.width()];
        Arrays.setAll(columns, any -> new CellTexts());
        var first = true;
        Line line;
        while ((line = look()) != Line.NONE) {
            if (line == Line.ODD || (first && !isEmpty() && cells != header.width())) {
                return CsvTable.behind(rest(), separator, part, table, header, first ? null : header.width(), lines);
            }
            if (!isEmpty()) {
                first = false;
                one(header, columns);
            }
            step();
        }
        return Reading.complete();
    }

    private void one(Header header, CellTexts[] columns) {
        var decimalComma = separator == Separator.SEMICOLON;
        if (cells == header.width() && ascii) {
            table.readable(new TableRow(lines + 1, part, header, texts(columns), decimalComma));
        } else {
            CsvTable.one(texts(columns), lines + 1, part, header, header.width(), decimalComma, table);
        }
    }

    /** A line without anything is no row. */
    private boolean isEmpty() {
        return cells == 1 && starts[0] == ends[0] && starts[0] == from;
    }

    private List<String> texts(CellTexts @Nullable [] columns) {
        var all = new String[cells];
        for (var i = 0; i < cells; i++) {
            all[i] = columns == null || i >= columns.length
                    ? CellTexts.fresh(buffer, starts[i], ends[i], escaped[i])
                    : columns[i].text(buffer, starts[i], ends[i], escaped[i]);
        }
        return Arrays.asList(all);
    }

    private InputStreamReader rest() {
        return new InputStreamReader(
                new SequenceInputStream(new ByteArrayInputStream(buffer, from, filled - from), in),
                StandardCharsets.UTF_8);
    }

    private void step() {
        from = next;
        lines++;
    }

    /** Finds the cells of the line at {@code from}, fetching more bytes where it needs them. */
    private Line look() throws IOException {
        while (true) {
            if (from == filled && !fetch()) {
                return Line.NONE;
            }
            var line = scan();
            if (line != Line.BEGUN) {
                return line;
            }
            if (from == 0 && filled == buffer.length) {
                // Longer than any line of a machine.
                return Line.ODD;
            }
            fetch();
        }
    }

    private Line scan() {
        cells = 0;
        var bits = 0;
        var at = from;
        while (true) {
            var start = at;
            if (at < filled && buffer[at] == '"') {
                at = closing(at + 1);
                if (at < 0) {
                    return ended || at == BREAK ? Line.ODD : Line.BEGUN;
                }
                start++;
                for (var i = start; i < at; i++) {
                    bits |= buffer[i];
                }
                cell(start, at, doubled);
                at++;
            } else {
                while (at < filled && !stops[buffer[at] & 0xFF]) {
                    bits |= buffer[at++];
                }
                cell(start, at, false);
            }
            if (at == filled) {
                ascii = bits >= 0;
                return ended ? row(at) : Line.BEGUN;
            }
            switch (buffer[at]) {
                case '\n' -> {
                    ascii = bits >= 0;
                    return row(at + 1);
                }
                case '\r' -> {
                    ascii = bits >= 0;
                    return at + 1 == filled
                            ? ended ? Line.ODD : Line.BEGUN
                            : buffer[at + 1] == '\n' ? row(at + 2) : Line.ODD;
                }
                case '"' -> {
                    return Line.ODD;
                }
                default -> {
                    if (buffer[at] != (byte) separator.sign()) {
                        return Line.ODD;
                    }
                    at++;
                }
            }
        }
    }

    private static final int OPEN = -1;
    private static final int BREAK = -2;
    /** Whether the last cell in quotation marks had doubled ones inside. */
    private boolean doubled;

    /** Where the quotation mark is that ends the cell; {@link #OPEN} if not in the buffer, {@link #BREAK} if a line ends before. */
    private int closing(int begin) {
        doubled = false;
        for (var at = begin; at < filled; at++) {
            var each = buffer[at];
            if (each == '"') {
                if (at + 1 == filled) {
                    return ended ? at : OPEN;
                }
                if (buffer[at + 1] != '"') {
                    return at;
                }
                doubled = true;
                at++;
            } else if (each == '\n' || each == '\r') {
                return BREAK;
            }
        }
        return OPEN;
    }

    private Line row(int behind) {
        next = behind;
        return Line.ROW;
    }

    private void cell(int start, int end, boolean withDoubled) {
        if (cells == starts.length) {
            starts = Arrays.copyOf(starts, 2 * cells);
            ends = Arrays.copyOf(ends, 2 * cells);
            escaped = Arrays.copyOf(escaped, 2 * cells);
        }
        starts[cells] = start;
        ends[cells] = end;
        escaped[cells] = withDoubled;
        cells++;
    }

    /** Moves the begun line to the front and reads on; false if there is no more. */
    private boolean fetch() throws IOException {
        if (ended) {
            return false;
        }
        System.arraycopy(buffer, from, buffer, 0, filled - from);
        filled -= from;
        from = 0;
        // Small bites: what an archive gave before it breaks off is lost with the bite.
        var more = in.read(buffer, filled, Math.min(BITE_BYTES, buffer.length - filled));
        if (more < 0) {
            ended = true;
            return false;
        }
        filled += more;
        return true;
    }
}
