package dev.tradewind.connector;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
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
    private static final int OPEN = -1;
    private static final int BREAK = -2;

    private final ByteWindow window;
    private final Notation notation;
    private final String part;
    private final Tables.Table<?> table;
    private final byte sign;
    private final boolean[] stops = new boolean[256];
    private final byte[] buffer;
    /** Physical lines before the window. */
    private long lines;

    /** What the line at the window's beginning holds, once it was looked at. */
    private int next;

    private int cells;
    private int[] starts = new int[128];
    private int[] ends = new int[128];
    private boolean[] escaped = new boolean[128];
    private boolean ascii;
    /** Whether the last cell in quotation marks had doubled ones inside. */
    private boolean doubled;

    /** What a look at the line at the window's beginning found. */
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

    private ByteCsv(InputStream in, Notation notation, String part, Tables.Table<?> table) {
        window = new ByteWindow(in);
        buffer = window.buffer;
        this.notation = notation;
        this.part = part;
        this.table = table;
        sign = (byte) notation.separator().sign();
        for (var stop : new char[] {notation.separator().sign(), '\n', '\r', '"'}) {
            stops[stop] = true;
        }
    }

    /** @param in text in UTF-8, behind any byte order mark */
    static Reading read(InputStream in, Notation notation, String part, Tables.Table<?> table) throws IOException {
        var csv = new ByteCsv(in, notation, part, table);
        try {
            return csv.read();
        } catch (EOFException | ZipException broken) {
            return CsvTable.cutOff(table, Math.max(1, csv.lines) + 1, broken);
        }
    }

    private Reading read() throws IOException {
        if (look() != Line.ROW || isEmpty()) {
            return CsvTable.read(window.rest(), notation, part, table);
        }
        var names = texts(null);
        if (CsvText.namesSeparator(names)) {
            return CsvTable.read(window.rest(), notation, part, table);
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
        var asked = new LineCells(columns);
        var first = true;
        Line line;
        while ((line = look()) != Line.NONE) {
            if (line == Line.ODD || (first && !isEmpty() && cells != header.width())) {
                return CsvTable.behind(
                        window.rest(), notation, part, table, header, first ? null : header.width(), lines);
            }
            if (!isEmpty()) {
                first = false;
                one(header, columns, asked);
            }
            step();
        }
        return Reading.complete();
    }

    private void one(Header header, CellTexts[] columns, LineCells asked) {
        if (cells == header.width() && ascii) {
            table.readable(new TableRow(lines + 1, part, header, asked, notation));
        } else {
            CsvTable.one(texts(columns), lines + 1, part, header, header.width(), notation, table);
        }
    }

    /** The cells of the line at the window's beginning, each made into text only when it is asked for. */
    private final class LineCells extends RowCells {
        private final CellTexts[] columns;

        LineCells(CellTexts[] columns) {
            this.columns = columns;
        }

        @Override
        public String get(int at) {
            return columns[at].text(buffer, starts[at], ends[at], escaped[at]);
        }

        @Override
        @Nullable
        String text(int at) {
            return columns[at].cleaned(buffer, starts[at], ends[at], escaped[at]);
        }

        @Override
        public int size() {
            return columns.length;
        }
    }

    /** A line without anything is no row. */
    private boolean isEmpty() {
        return cells == 1 && starts[0] == ends[0] && starts[0] == window.from;
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

    private void step() {
        window.from = next;
        lines++;
    }

    /** Finds the cells of the line at the window's beginning, fetching more bytes where it needs them. */
    private Line look() throws IOException {
        while (true) {
            if (window.from == window.filled && !window.fetch()) {
                return Line.NONE;
            }
            var line = scan();
            if (line != Line.BEGUN) {
                return line;
            }
            if (window.isFull()) {
                // Longer than any line of a machine.
                return Line.ODD;
            }
            window.fetch();
        }
    }

    private Line scan() {
        cells = 0;
        var bits = 0;
        var at = window.from;
        var filled = window.filled;
        while (true) {
            var start = at;
            if (at < filled && buffer[at] == '"') {
                at = closing(at + 1);
                if (at < 0) {
                    return window.ended() || at == BREAK ? Line.ODD : Line.BEGUN;
                }
                start++;
                for (var i = window.behindLetters(start); i < at; i = window.behindLetters(i + 1)) {
                    bits |= buffer[i];
                }
                cell(start, at, doubled);
                at++;
            } else {
                at = letters(at);
                while (at < filled && !stops[buffer[at] & 0xFF]) {
                    bits |= buffer[at];
                    at = letters(at + 1);
                }
                cell(start, at, false);
            }
            if (at == filled) {
                ascii = bits >= 0;
                return window.ended() ? row(at) : Line.BEGUN;
            }
            switch (buffer[at]) {
                case '\n' -> {
                    ascii = bits >= 0;
                    return row(at + 1);
                }
                case '\r' -> {
                    ascii = bits >= 0;
                    return at + 1 == filled
                            ? window.ended() ? Line.ODD : Line.BEGUN
                            : buffer[at + 1] == '\n' ? row(at + 2) : Line.ODD;
                }
                case '"' -> {
                    return Line.ODD;
                }
                default -> {
                    if (buffer[at] != sign) {
                        return Line.ODD;
                    }
                    at++;
                }
            }
        }
    }

    /** The first place from there on that may end a cell or be no ASCII. */
    private int letters(int at) {
        return sign > ',' ? at : window.behindLetters(at);
    }

    /** Where the quotation mark is that ends the cell; {@link #OPEN} if not in the buffer, {@link #BREAK} if a line ends before. */
    private int closing(int begin) {
        doubled = false;
        var filled = window.filled;
        for (var at = window.behindLetters(begin); at < filled; at = window.behindLetters(at + 1)) {
            var each = buffer[at];
            if (each == '"') {
                if (at + 1 == filled) {
                    return window.ended() ? at : OPEN;
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
}
