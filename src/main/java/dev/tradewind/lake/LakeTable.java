package dev.tradewind.lake;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A data set of the lake: its name is the view that queries read, and the folder of its files.
 *
 * @param scopeColumn text column that says whose facts a row belongs to; the unit that a new delivery replaces
 * @param periodColumn text column with the month, {@code 2024-09}
 * @param parts null where every delivery is a whole
 */
public record LakeTable(
        String name,
        List<Column> columns,
        String scopeColumn,
        String periodColumn,
        @Nullable Parts parts) {

    public LakeTable(String name, List<Column> columns, String scopeColumn, String periodColumn) {
        this(name, columns, scopeColumn, periodColumn, null);
    }

    /**
     * Deliveries that each bring one part of a scope's month and form one generation with the others.
     *
     * @param column text column that says which part a row belongs to; null where a delivery is the whole
     * @param kept for each part, a select over {@code earlier} of the rows that stay when it is delivered
     */
    public record Parts(String column, Map<String, String> kept) {
        public Parts {
            kept = Map.copyOf(kept);
        }
    }

    /**
     * A column with its DuckDB type: text, whole number, timestamp, or decimal of 38 digits.
     *
     * @param repeated whether a value mostly stands in thousands of rows of an import; where a table has such columns, the
     *     others hold times, whole numbers or decimals of 18 digits, and never null
     */
    public record Column(String name, String type, boolean repeated) {
        static final int DIGITS = 38;

        private static final Pattern DECIMAL = Pattern.compile("DECIMAL\\(" + DIGITS + ",(\\d+)\\)");

        public Column(String name, String type) {
            this(name, type, false);
        }

        public static Column repeated(String name, String type) {
            return new Column(name, type, true);
        }

        boolean isText() {
            return type.equals("VARCHAR");
        }

        /** Digits behind the point; -1 if it is no decimal. */
        int scale() {
            var decimal = DECIMAL.matcher(type);
            return decimal.matches() ? Integer.parseInt(decimal.group(1)) : -1;
        }
    }

    public LakeTable {
        columns = List.copyOf(columns);
    }

    boolean repeats() {
        return columns.stream().anyMatch(Column::repeated);
    }

    /** No row, but every column in its type: a union with it casts what lies narrower, and adds what a file lacks. */
    String noRows() {
        return columns.stream()
                .map(column -> "NULL::" + column.type() + " AS " + column.name())
                .collect(Collectors.joining(", ", "SELECT ", " WHERE false"));
    }

    String definition() {
        return columns.stream()
                .map(column -> column.name() + " " + column.type())
                .collect(Collectors.joining(", ", "(", ")"));
    }
}
