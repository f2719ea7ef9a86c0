package dev.tradewind.connector;

import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Writes rows back as they would stand in a CSV file (RFC 4180, comma). */
final class CsvText {
    private static final Pattern BEFORE_HEADER =
            Pattern.compile("(?:[ \\t]*\\r?\\n)*(?:\"?sep=.\"?\\r?\\n)?(?:[ \\t]*\\r?\\n)*", Pattern.CASE_INSENSITIVE);

    private CsvText() {}

    /** The text from its header on: spreadsheets put blank lines or {@code sep=;} before it, portals a few lines of words. */
    static String fromHeader(String text) {
        var preamble = Preamble.of(text);
        if (preamble.lines() > 0) {
            return text.substring(preamble.characters());
        }
        var before = BEFORE_HEADER.matcher(text);
        return before.lookingAt() && before.end() < text.length() ? text.substring(before.end()) : text;
    }

    /** The header as it stands in the file, up to its line's end. */
    static String headerLine(String text) {
        return fromHeader(text).lines().findFirst().orElse("");
    }

    /** Whether a record is the line by which a spreadsheet names its separator. */
    static boolean namesSeparator(List<String> record) {
        return record.getFirst().toLowerCase(Locale.ROOT).matches("sep=.?");
    }

    static String line(List<String> cells) {
        var line = new StringBuilder();
        for (Iterator<String> each = cells.iterator(); each.hasNext(); ) {
            line.append(cell(each.next()));
            if (each.hasNext()) {
                line.append(',');
            }
        }
        return line.toString();
    }

    static String cell(String text) {
        var plain = text.indexOf(',') < 0 && text.indexOf('"') < 0 && text.indexOf('\n') < 0 && text.indexOf('\r') < 0;
        return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
    }
}
