package dev.tradewind.connector;

import java.util.List;
import java.util.Locale;

/**
 * The beginning of a file, unpacked and decoded, by which dialects recognise it.
 *
 * @param fileName name as delivered; a hint only
 * @param text the first characters (at most 64 Ki), without byte order mark
 * @param columns cells of the first line if it reads as CSV, trimmed; empty otherwise
 */
public record FileHead(String fileName, String text, List<String> columns) {

    public FileHead {
        columns = List.copyOf(columns);
    }

    /** Whether the first line names all these columns, case-insensitively. */
    public boolean hasColumns(String... names) {
        for (var name : names) {
            if (columns.stream().noneMatch(name::equalsIgnoreCase)) {
                return false;
            }
        }
        return true;
    }

    /** With names that words and signs part, as in {@code billed_cost}, written as one word. */
    public FileHead inOneWord() {
        return new FileHead(
                fileName, text, columns.stream().map(Header::inOneWord).toList());
    }

    /** Whether the first line has a column whose name contains the text, case-insensitively. */
    public boolean hasColumnContaining(String part) {
        var wanted = part.toLowerCase(Locale.ROOT);
        return columns.stream()
                .anyMatch(column -> column.toLowerCase(Locale.ROOT).contains(wanted));
    }

    /** Whether the content looks like JSON. */
    public boolean isJson() {
        var stripped = text.stripLeading();
        return stripped.startsWith("{") || stripped.startsWith("[");
    }
}
