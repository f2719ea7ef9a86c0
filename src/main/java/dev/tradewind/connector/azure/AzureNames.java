package dev.tradewind.connector.azure;

import dev.tradewind.connector.FileHead;
import dev.tradewind.connector.SourceFile;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The names that one export gives to the columns that all of them have: with or without capitals and blanks, and in the
 * portal's language with the English name behind it, as in {@code Maßeinheit (UnitOfMeasure)}.
 */
final class AzureNames {
    private static final Pattern ENGLISH_BEHIND = Pattern.compile(".*\\(([A-Za-z][A-Za-z0-9 ]*)\\)\\s*");

    private final Map<String, List<String>> actual = new HashMap<>();

    AzureNames(FileHead head) {
        add(head);
    }

    /** Of all parts, of which each may have been exported in another language. */
    static AzureNames of(SourceFile file) throws IOException {
        var names = new AzureNames(file.head());
        for (var part : file.parts()) {
            names.add(part.head());
        }
        return names;
    }

    private void add(FileHead head) {
        for (var column : head.columns()) {
            var written = actual.computeIfAbsent(plain(column), any -> new ArrayList<>());
            if (!written.contains(column)) {
                written.add(column);
            }
        }
    }

    boolean has(String... plainNames) {
        for (var name : plainNames) {
            if (actual.containsKey(plain(name))) {
                return true;
            }
        }
        return false;
    }

    /** The columns as this file writes them, in the order asked for; the names asked for if it has none. */
    String[] of(String... names) {
        var found = new ArrayList<String>();
        for (var name : names) {
            found.addAll(actual.getOrDefault(plain(name), List.of()));
        }
        return found.isEmpty() ? names : found.toArray(String[]::new);
    }

    private static String plain(String column) {
        var behind = ENGLISH_BEHIND.matcher(column);
        var english = behind.matches() ? behind.group(1) : column;
        return english.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
    }
}
