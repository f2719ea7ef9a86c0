package dev.tradewind.spark;

import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What the console asks, with the files that count.
 *
 * @param sums null where only rows are asked
 * @param sql in DuckDB's words
 */
record Question(List<Table> tables, Sums sums, String sql, List<Parameter> parameters) {

    record Table(String name, List<Column> columns, List<String> files) {}

    record Column(String name, String type) {}

    /**
     * @param sql over the table, for rows that have no sums yet
     * @param table null where all have
     */
    record Sums(String name, String sql, String table, List<String> files) {}

    record Parameter(String type, String value) {
        Object typed() {
            return switch (type) {
                case "text" -> value;
                case "decimal" -> new BigDecimal(value);
                case "long" -> Long.valueOf(value);
                case "timestamp" -> LocalDateTime.parse(value);
                default ->
                    throw new IllegalArgumentException(
                            "a parameter is of the type '" + type + "'; expected text, decimal, long or timestamp");
            };
        }
    }

    /** By the names that the dialect gives them. */
    Map<String, Object> values() {
        Map<String, Object> values = new HashMap<>();
        for (var i = 0; i < parameters.size(); i++) {
            values.put(Dialect.parameter(i), parameters.get(i).typed());
        }
        return values;
    }
}
