package dev.tradewind.lake;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A question to an engine outside the console, with the files that count as the console sees them now.
 *
 * @param tables views over rows
 * @param sums view over a roll-up; null where only rows are asked
 * @param sql as DuckDB understands it
 */
record LakeQuestion(List<Table> tables, @Nullable Sums sums, String sql, List<Parameter> parameters) {

    /** @param files below the lake's folder; a column that a file lacks is null in its rows */
    record Table(String name, List<Column> columns, List<String> files) {
        static Table of(String name, LakeTable table, List<String> files) {
            return new Table(
                    name,
                    table.columns().stream()
                            .map(column -> new Column(column.name(), column.type()))
                            .toList(),
                    files);
        }
    }

    /** @param type in DuckDB's words */
    record Column(String name, String type) {}

    /**
     * @param sql over the table of the same question, for rows that have no sums yet
     * @param table that the SQL reads; null where every generation has its sums
     * @param files below the lake's folder
     */
    record Sums(String name, String sql, @Nullable String table, List<String> files) {}

    /** @param type text, decimal, long or timestamp */
    record Parameter(String type, String value) {
        static Parameter of(Object value) {
            return switch (value) {
                case String text -> new Parameter("text", text);
                case BigDecimal decimal -> new Parameter("decimal", decimal.toPlainString());
                case Long number -> new Parameter("long", number.toString());
                case Integer number -> new Parameter("long", number.toString());
                case Instant instant ->
                    new Parameter(
                            "timestamp",
                            LocalDateTime.ofInstant(instant, ZoneOffset.UTC).toString());
                default ->
                    throw new IllegalArgumentException(
                            "a question cannot take a " + value.getClass().getSimpleName());
            };
        }
    }

    static LakeQuestion of(LakeTable table, List<String> files, String sql, List<?> parameters) {
        return new LakeQuestion(List.of(Table.of(table.name(), table, files)), null, sql, parameters(parameters));
    }

    static LakeQuestion of(RollUp rollUp, List<Manifest.Summed> summed, String sql, List<?> parameters) {
        var kept = new ArrayList<String>();
        var rest = new ArrayList<String>();
        for (var each : summed) {
            var path = each.path();
            if (path == null) {
                rest.add(each.rows());
            } else {
                kept.add(path);
            }
        }
        var tables = new ArrayList<Table>();
        var summedNow = !rest.isEmpty() || kept.isEmpty();
        if (summedNow) {
            tables.add(Table.of(rollUp.of().name(), rollUp.of(), rest));
        }
        if (sql.contains(Lake.ROWS)) {
            tables.add(Table.of(
                    Lake.ROWS,
                    rollUp.of(),
                    summed.stream().map(Manifest.Summed::rows).toList()));
        }
        var sums = new Sums(rollUp.view(), rollUp.sql(), summedNow ? rollUp.of().name() : null, kept);
        return new LakeQuestion(tables, sums, sql, parameters(parameters));
    }

    private static List<Parameter> parameters(List<?> values) {
        return values.stream().map(value -> Parameter.of((Object) value)).toList();
    }
}
