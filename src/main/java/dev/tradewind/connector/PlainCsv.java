package dev.tradewind.connector;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.zip.ZipException;

/**
 * Reads large tables in UTF-8 that machines wrote, line by line from their bytes. A line that is not plain is split and read
 * with care; from the first quotation mark or lone carriage return on {@link CsvTable} reads the rest. What comes out, and
 * every word of quarantine, is the same as if that had read all of it.
 */
final class PlainCsv<R> {
    private final ByteWindow window;
    private final Notation notation;
    private final String part;
    private final Tables.Table<R> table;
    private final byte[] buffer;
    /** Physical lines before the window. */
    private long lines;

    /** Where the line at the window's beginning ends, and what it is. */
    private int lineEnd;

    private int next;
    private int cells;
    private boolean ascii;
    private boolean quoted;

    private PlainCsv(InputStream in, Notation notation, String part, Tables.Table<R> table) {
        window = new ByteWindow(in);
        buffer = window.buffer;
        this.notation = notation;
        this.part = part;
        this.table = table;
    }

    /** @param in text in UTF-8, behind any byte order mark */
    static <R> Reading read(
            InputStream in, Notation notation, String part, Tables.Table<R> table, Tables.QuickForm<R> form)
            throws IOException {
        var csv = new PlainCsv<>(in, notation, part, table);
        try {
            return csv.read(form);
        } catch (EOFException | ZipException broken) {
            return CsvTable.cutOff(table, Math.max(1, csv.lines) + 1, broken);
        }
    }

    private Reading read(Tables.QuickForm<R> form) throws IOException {
        if (!look(new int[0]) || quoted || lineEnd == window.from) {
            return CsvTable.read(window.rest(), notation, part, table);
        }
        List<String> names = split();
        if (CsvText.namesSeparator(names)) {
            return CsvTable.read(window.rest(), notation, part, table);
        }
        var header = new Header(names);
        var refusal = table.refusal(header);
        if (refusal != null) {
            return refusal;
        }
        step();
        var line = new PlainLine(header.width());
        var quick = form.of(header);
        boolean first = true;
        while (look(line.ends())) {
            if (lineEnd == window.from) {
                step();
                continue;
            }
            if (quoted || (first && cells != header.width())) {
                return CsvTable.behind(
                        window.rest(), notation, part, table, header, first ? null : header.width(), lines);
            }
            first = false;
            one(header, line, quick);
            step();
        }
        return Reading.complete();
    }

    private void one(Header header, PlainLine line, Tables.QuickReader<R> quick) {
        if (ascii && cells == header.width()) {
            line.at(buffer, window.from, false);
            R row = quick.read(line);
            if (row != null && !line.isOdd()) {
                table.sink().accept(lines + 1, row);
                return;
            }
        }
        CsvTable.one(split(), lines + 1, part, header, header.width(), notation, table);
    }

    /** As text, where no cell is quoted. */
    private List<String> split() {
        var text = new String(buffer, window.from, lineEnd - window.from, StandardCharsets.UTF_8);
        return Arrays.asList(
                text.split(String.valueOf(notation.separator().sign()).replace("|", "\\|"), -1));
    }

    private void step() {
        window.from = next;
        lines++;
    }

    /**
     * Finds the line at the window's beginning and its cells, fetching more bytes where it needs them.
     *
     * @param ends takes the ends of as many cells as it has room for
     * @return false at the end of the file
     */
    private boolean look(int[] ends) throws IOException {
        byte sign = (byte) notation.separator().sign();
        int at = window.from;
        int filled = window.filled;
        int cell = 0;
        int all = 0;
        quoted = false;
        while (true) {
            while (at < filled) {
                at = sign > ',' ? at : window.behindLetters(at);
                byte each = buffer[at];
                // Behind the comma stand all digits and letters, and nothing that ends a cell besides other separators.
                if (each > ',' && each != sign) {
                    at++;
                    continue;
                }
                if (each == sign) {
                    if (cell < ends.length) {
                        ends[cell] = at;
                    }
                    cell++;
                } else if (each == '\n') {
                    return found(ends, cell, at, at + 1, all);
                } else if (each == '"') {
                    quoted = true;
                    return true;
                } else if (each == '\r') {
                    if (at + 1 == filled && !window.ended()) {
                        window.fetch();
                        at = window.from;
                        filled = window.filled;
                        cell = 0;
                        all = 0;
                        continue;
                    }
                    if (at + 1 < filled && buffer[at + 1] == '\n') {
                        return found(ends, cell, at, at + 2, all);
                    }
                    quoted = true;
                    return true;
                }
                all |= each;
                at++;
            }
            if (window.isFull()) {
                // Longer than any line of a machine.
                quoted = true;
                return true;
            }
            if (window.ended()) {
                return window.from < filled && found(ends, cell, filled, filled, all);
            }
            // What was found lies elsewhere after this, even where no more came.
            window.fetch();
            at = window.from;
            filled = window.filled;
            cell = 0;
            all = 0;
        }
    }

    private boolean found(int[] ends, int cell, int end, int behind, int all) {
        if (cell < ends.length) {
            ends[cell] = end;
        }
        cells = cell + 1;
        lineEnd = end;
        next = behind;
        ascii = all >= 0;
        return true;
    }
}
