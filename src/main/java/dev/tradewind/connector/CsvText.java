package dev.tradewind.connector;

import java.util.Iterator;
import java.util.List;

/** Writes rows back as they would stand in a CSV file (RFC 4180, comma). */
final class CsvText {
    private CsvText() {}

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
