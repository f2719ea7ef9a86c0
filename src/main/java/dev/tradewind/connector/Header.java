package dev.tradewind.connector;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Names of a table's columns, found in any case. A CSV or Parquet file has them all from the start; of JSON they become
 * known as its objects go by.
 */
public final class Header {
    private static final int ABSENT = -1;
    private static final Pattern PARTING = Pattern.compile("[ _-]");

    private final List<String> names = new ArrayList<>();
    private final Map<String, Integer> positions = new HashMap<>();
    // Readers ask for the same few names on every row; what they wrote is looked up once.
    private final Map<String, Integer> asked = new HashMap<>();

    private final Map<String, Integer> written = new HashMap<>();

    private final Map<String, List<String>> groups = new HashMap<>();

    Header(List<String> names) {
        names.forEach(this::add);
    }

    /** The first of two columns of one name is the one that is read. */
    final int add(String name) {
        var position = names.size();
        names.add(name.strip());
        positions.putIfAbsent(key(name), position);
        asked.clear();
        groups.clear();
        return position;
    }

    /** Position of a column, or -1. {@code BilledCost} is found under {@code billed_cost} and "Billed Cost" too. */
    public int position(String column) {
        var known = asked.get(column);
        if (known != null) {
            return known;
        }
        var key = key(column);
        var position = positions.getOrDefault(key, ABSENT);
        for (var i = 0; i < names.size() && position == ABSENT; i++) {
            position = key(inOneWord(names.get(i))).equals(key) ? i : ABSENT;
        }
        asked.put(column, position);
        return position;
    }

    static String inOneWord(String name) {
        return PARTING.matcher(name).replaceAll("");
    }

    /** Position of the column of exactly this name, added if it is new. */
    int positionOf(String exactName) {
        var known = written.get(exactName);
        if (known == null) {
            var position = positions.get(key(exactName));
            known = position == null ? Integer.valueOf(add(exactName)) : position;
            written.put(exactName, known);
        }
        return known;
    }

    /** Names as delivered, in the file's order. */
    public List<String> names() {
        return List.copyOf(names);
    }

    public boolean has(String column) {
        return position(column) != ABSENT;
    }

    /** Names that begin with the prefix, in any case, and go on behind it. */
    public List<String> startingWith(String prefix) {
        return groups.computeIfAbsent(
                key(prefix),
                lower -> names.stream()
                        .filter(name ->
                                name.length() > lower.length() && key(name).startsWith(lower))
                        .toList());
    }

    /** Whether a row says what the header said, as where files were joined. */
    boolean isRepeatedBy(List<@Nullable String> cells) {
        for (var i = 0; i < names.size(); i++) {
            var cell = cells.get(i);
            if (cell == null || !cell.strip().equals(names.get(i))) {
                return false;
            }
        }
        return true;
    }

    public int width() {
        return names.size();
    }

    private static String key(String column) {
        return column.strip().toLowerCase(Locale.ROOT);
    }
}
