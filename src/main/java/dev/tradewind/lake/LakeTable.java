package dev.tradewind.lake;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A data set of the lake: its name is the view that queries read, and the folder of its files.
 *
 * @param scopeColumn text column that says whose facts a row belongs to; the unit that a new delivery replaces
 * @param periodColumn text column with the month, {@code 2024-09}
 */
public record LakeTable(String name, List<Column> columns, String scopeColumn, String periodColumn) {

    /** A column with its DuckDB type. */
    public record Column(String name, String type) {}

    public LakeTable {
        columns = List.copyOf(columns);
    }

    String definition() {
        return columns.stream()
                .map(column -> column.name() + " " + column.type())
                .collect(Collectors.joining(", ", "(", ")"));
    }
}
