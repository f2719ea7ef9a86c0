package dev.tradewind.connector;

import java.io.IOException;
import java.io.PushbackReader;
import java.io.Reader;
import java.util.Arrays;

/**
 * Lines of words before the header of a table, such as a title, the account or the day of the export.
 *
 * @param lines how many there are, 0 mostly
 * @param characters how long they are together, with their ends
 */
record Preamble(int lines, int characters) {
    private static final Preamble NONE = new Preamble(0, 0);
    private static final int MOST_LINES = 20;

    /** A line of words has so many cells at most, as in {@code Account,12345}. */
    private static final int WORDS = 2;

    /** A header behind such lines has so many at least. */
    private static final int COLUMNS = 5;

    /** Told by the first characters of a file: a line of many cells after lines of few, and as many in the line behind it. */
    static Preamble of(String text) {
        if (JsonTable.looksLike(text)) {
            return NONE;
        }
        var from = 0;
        for (var line = 0; line < MOST_LINES; line++) {
            var end = text.indexOf('\n', from);
            var content = text.substring(from, end < 0 ? text.length() : end);
            var separator = widest(content);
            var filled = separator.filled(content);
            if (filled >= COLUMNS && line > 0 && goesOn(text, end, separator, content)) {
                return new Preamble(line, from);
            }
            if (filled > WORDS || end < 0) {
                return NONE;
            }
            from = end + 1;
        }
        return NONE;
    }

    private static Separator widest(String line) {
        var best = Separator.COMMA;
        for (var each : Separator.values()) {
            if (each.filled(line) > best.filled(line)) {
                best = each;
            }
        }
        return best;
    }

    /** Whether the table ends with its header, or its first row has as many cells. */
    private static boolean goesOn(String text, int end, Separator separator, String header) {
        if (end < 0 || text.substring(end).isBlank()) {
            return true;
        }
        var next = text.substring(end + 1).lines().findFirst().orElse("");
        return separator.count(next) == separator.count(header);
    }

    /** The same text with empty lines in the place of these, so that lines keep their numbers. */
    Reader blanked(Reader text) throws IOException {
        var rest = new PushbackReader(text, MOST_LINES);
        for (var line = 0; line < lines; line++) {
            int each;
            while ((each = rest.read()) >= 0 && each != '\n') {
                // words
            }
        }
        var empty = new char[lines];
        Arrays.fill(empty, '\n');
        rest.unread(empty);
        return rest;
    }
}
