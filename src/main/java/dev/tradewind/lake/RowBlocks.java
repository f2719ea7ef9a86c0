package dev.tradewind.lake;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;

/**
 * Rows of which most cells stay the same over thousands of rows, on their way to a file: each combination of repeated cells is
 * kept once, the other cells go to DuckDB as lists. One row at a time costs ten times as much; the file is the same.
 */
final class RowBlocks {
    private static final int MOST_ROWS = 2048;
    /** Rows of two or three combinations mostly take turns. */
    private static final int OPEN = 4;

    private static final int MOST_LISTED = 128;
    private static final long MICROS_PER_SECOND = 1_000_000;
    private static final int NANOS_PER_MICRO = 1000;

    private final LakeTable table;
    private final int[] repeated;
    private final int[] single;
    private final Map<List<@Nullable Object>, Integer> combinations = new HashMap<>();
    private final List<Block> open = new ArrayList<>(OPEN);
    private int oldest;

    /** Rows of one combination. */
    private final class Block {
        private @Nullable Object[] cells = {};
        private int combination;
        private int rows;
        private final long[][] columns = new long[single.length][MOST_ROWS];

        /** Of two rows that came from the same place the repeated cells are the same objects. */
        @SuppressWarnings("ReferenceEquality")
        boolean takes(@Nullable Object[] row) {
            for (var at : repeated) {
                if (cells[at] != row[at]) {
                    return false;
                }
            }
            return true;
        }
    }

    /** @throws IllegalArgumentException if a column that is not repeated holds other things than times and whole or short numbers */
    RowBlocks(LakeTable table) {
        this.table = table;
        var columns = table.columns();
        repeated = positions(columns, true);
        single = positions(columns, false);
        for (var at : single) {
            whole(columns.get(at));
        }
    }

    private static int[] positions(List<LakeTable.Column> columns, boolean repeated) {
        return java.util.stream.IntStream.range(0, columns.size())
                .filter(i -> columns.get(i).repeated() == repeated)
                .toArray();
    }

    /** Columns of the table in which the blocks are gathered. */
    String definition() {
        return Arrays.stream(single)
                .mapToObj(at -> table.columns().get(at).name() + " BIGINT[]")
                .collect(Collectors.joining(", ", "(", ", combination INTEGER)"));
    }

    void add(DuckDBAppender to, @Nullable Object[] row) throws SQLException {
        var block = block(to, row);
        for (var i = 0; i < single.length; i++) {
            block.columns[i][block.rows] = number(row[single[i]]);
        }
        if (++block.rows == MOST_ROWS) {
            flush(to, block);
        }
    }

    private Block block(DuckDBAppender to, @Nullable Object[] row) throws SQLException {
        for (var each : open) {
            if (each.takes(row)) {
                return each;
            }
        }
        Block block;
        if (open.size() < OPEN) {
            block = new Block();
            open.add(block);
        } else {
            block = open.get(oldest);
            flush(to, block);
            oldest = (oldest + 1) % OPEN;
        }
        block.cells = row;
        var cells = new @Nullable Object[repeated.length];
        for (var i = 0; i < repeated.length; i++) {
            cells[i] = row[repeated[i]];
        }
        block.combination = combinations.computeIfAbsent(Arrays.asList(cells), x -> combinations.size());
        return block;
    }

    private static long number(@Nullable Object cell) {
        return switch (cell) {
            case Instant at -> at.getEpochSecond() * MICROS_PER_SECOND + at.getNano() / NANOS_PER_MICRO;
            case BigDecimal decimal -> decimal.unscaledValue().longValueExact();
            case Long whole -> whole;
            case null, default -> throw new IllegalArgumentException("a block holds no " + cell);
        };
    }

    /** The rows that wait; call it before the appender is closed. */
    void flush(DuckDBAppender to) throws SQLException {
        for (var block : open) {
            flush(to, block);
        }
    }

    private static void flush(DuckDBAppender to, Block block) throws SQLException {
        if (block.rows > 0) {
            to.beginRow();
            for (var column : block.columns) {
                to.append(block.rows == MOST_ROWS ? column : Arrays.copyOf(column, block.rows));
            }
            to.append(block.combination);
            to.endRow();
            block.rows = 0;
        }
    }

    /** Keeps the combinations beside the blocks. @return the select of whole rows */
    String layOpen(Connection connection, String blocks) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(named(repeated, column -> column.name() + " " + column.type())
                    .collect(Collectors.joining(", ", "CREATE TEMP TABLE combinations (", ", combination INTEGER)")));
            append(connection);
            return "SELECT "
                    + table.columns().stream().map(LakeTable.Column::name).collect(Collectors.joining(", "))
                    + " FROM (SELECT combination, "
                    + named(single, column -> whole(column) + " AS " + column.name())
                            .collect(Collectors.joining(", "))
                    + " FROM " + blocks + ") JOIN (SELECT combination, "
                    + Arrays.stream(repeated).mapToObj(this::listed).collect(Collectors.joining(", "))
                    + " FROM combinations) USING (combination)";
        }
    }

    /** A text of few values is listed beforehand: else DuckDB looks each row's up anew, which takes longer than all the rest. */
    private String listed(int at) {
        var column = table.columns().get(at);
        int cell = Arrays.binarySearch(repeated, at);
        var values = combinations.keySet().stream()
                .map(cells -> cells.get(cell))
                .distinct()
                .toList();
        if (!column.isText() || values.size() > MOST_LISTED || values.contains(null)) {
            return column.name();
        }
        return values.stream()
                .map(value -> "'" + String.valueOf(value).replace("'", "''") + "'")
                .collect(Collectors.joining(", ", column.name() + "::ENUM(", ") AS " + column.name()));
    }

    private java.util.stream.Stream<String> named(int[] at, Function<LakeTable.Column, String> text) {
        return Arrays.stream(at).mapToObj(i -> text.apply(table.columns().get(i)));
    }

    /** The column's value out of its list of numbers. */
    private static String whole(LakeTable.Column column) {
        var each = "unnest(" + column.name() + ")";
        var type = column.type();
        if (type.equals("TIMESTAMP")) {
            return "make_timestamp(" + each + ")";
        }
        if (type.equals("BIGINT")) {
            return each;
        }
        if (type.startsWith("DECIMAL(18,")) {
            var scale = Integer.parseInt(type.substring("DECIMAL(18,".length(), type.length() - 1));
            var unit = BigDecimal.ONE.movePointLeft(scale).toPlainString();
            return "CAST(" + each + "::DECIMAL(18,0) * " + unit + " AS " + type + ")";
        }
        throw new IllegalArgumentException(column + " is neither repeated nor a time or a number of 18 digits");
    }

    private void append(Connection connection) throws SQLException {
        try (var appender = ((DuckDBConnection) connection).createAppender("temp", "main", "combinations")) {
            for (var each : combinations.entrySet()) {
                appender.beginRow();
                for (var cell : each.getKey()) {
                    append(appender, cell);
                }
                appender.append(each.getValue().intValue());
                appender.endRow();
            }
        }
    }

    private static void append(DuckDBAppender appender, @Nullable Object cell) throws SQLException {
        if (cell instanceof String text) {
            appender.append(text);
        } else if (cell instanceof Instant at) {
            appender.appendEpochMicros(number(at));
        } else {
            appender.append(number(cell));
        }
    }
}
