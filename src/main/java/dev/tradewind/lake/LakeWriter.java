package dev.tradewind.lake;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;

/**
 * Gathers the rows of one import and turns them into durable Parquet files, one per scope and period, each with its
 * roll-ups. Nothing counts before the manifest names it.
 */
public final class LakeWriter implements AutoCloseable {
    private final Path lake;
    private final LakeTable table;
    private final UUID importId;
    private final List<RollUp> rollUps;
    private final Connection connection;
    private @Nullable DuckDBAppender appender;
    private final List<LakeFile> files = new ArrayList<>();
    private final SortedSet<Slice> slices = new TreeSet<>();
    private final int scopeAt;
    private final int periodAt;
    private Slice last = new Slice("", "");
    private boolean appending = true;

    private record Slice(String scope, String period) implements Comparable<Slice> {
        @Override
        public int compareTo(Slice other) {
            var byScope = scope.compareTo(other.scope);
            return byScope == 0 ? period.compareTo(other.period) : byScope;
        }
    }

    LakeWriter(Path lake, LakeTable table, UUID importId, List<RollUp> rollUps, Connection connection)
            throws SQLException {
        this.lake = lake;
        this.table = table;
        this.importId = importId;
        this.rollUps = rollUps;
        this.connection = connection;
        var names = table.columns().stream().map(LakeTable.Column::name).toList();
        this.scopeAt = names.indexOf(table.scopeColumn());
        this.periodAt = names.indexOf(table.periodColumn());
        try (var statement = connection.createStatement()) {
            statement.execute("CREATE TEMP TABLE incoming " + table.definition());
        }
    }

    /** Adds one row; values in the order of the table's columns: text, decimals, whole numbers, instants or null. */
    public void append(@Nullable Object... values) {
        if (values.length != table.columns().size()) {
            throw new IllegalArgumentException(
                    "a row of " + table.name() + " has " + table.columns().size() + " columns, not " + values.length);
        }
        note(values[scopeAt], values[periodAt]);
        try {
            var to = appender();
            to.beginRow();
            for (var value : values) {
                append(to, value);
            }
            to.endRow();
        } catch (SQLException e) {
            throw new LakeFailure("a row of " + table.name() + " cannot be written", e);
        }
    }

    /** Rows of one account and month mostly follow each other. */
    private void note(@Nullable Object scope, @Nullable Object period) {
        if (!Objects.equals(scope, last.scope()) || !Objects.equals(period, last.period())) {
            last = new Slice(String.valueOf(scope), String.valueOf(period));
            slices.add(last);
        }
    }

    /** Made by the thread that appends, as DuckDB holds it to that one. */
    private DuckDBAppender appender() throws SQLException {
        var known = appender;
        if (known == null) {
            known = ((DuckDBConnection) connection).createAppender("temp", "main", "incoming");
            appender = known;
        }
        return known;
    }

    private static void append(DuckDBAppender appender, @Nullable Object value) throws SQLException {
        switch (value) {
            case null -> appender.appendNull();
            case String text -> appender.append(text);
            case BigDecimal decimal -> appender.append(decimal);
            case Long number -> appender.append(number.longValue());
            case Instant instant -> appender.append(LocalDateTime.ofInstant(instant, ZoneOffset.UTC));
            default ->
                throw new IllegalArgumentException("no column holds a "
                        + value.getClass().getSimpleName() + ". Maybe convert it to text or a decimal?");
        }
    }

    /** Makes everything durable and says which files came of it. */
    public List<LakeFile> seal() {
        try {
            finishAppending();
            for (var slice : slices) {
                files.add(write(slice, files.size()));
            }
            return List.copyOf(files);
        } catch (SQLException | IOException e) {
            throw new LakeFailure("the files of import " + importId + " cannot be written", e);
        }
    }

    private LakeFile write(Slice slice, int number) throws SQLException, IOException {
        var path = table.name() + "/month=" + safe(slice.period()) + "/" + importId + "-" + number + ".parquet";
        // Most deliveries are one account and month, and then nothing need be compared.
        var one = slices.size() == 1;
        var where = one ? "" : " WHERE " + table.scopeColumn() + " = ? AND " + table.periodColumn() + " = ?";
        var written = DurableParquet.write(
                connection,
                lake,
                path,
                "SELECT * FROM incoming" + where,
                one ? List.of() : List.of(slice.scope(), slice.period()));
        var sums = new ArrayList<RollUpFile>();
        for (var rollUp : rollUps) {
            sums.add(RollUpFile.write(connection, lake, rollUp, path));
        }
        return new LakeFile(slice.scope(), slice.period(), path, written.rows(), written.bytes(), sums);
    }

    private static String safe(String period) {
        return period.replaceAll("[^0-9-]", "_");
    }

    /** All rows were given. Called by the thread that appended; sealing does it too, if that is the same one. */
    public void finish() {
        try {
            finishAppending();
        } catch (SQLException e) {
            throw new LakeFailure("the last rows of " + table.name() + " cannot be written", e);
        }
    }

    private void finishAppending() throws SQLException {
        var open = appender;
        if (appending && open != null) {
            open.close();
        }
        appending = false;
    }

    /** Releases the memory. Files that were sealed but never committed are orphans, which the sweep removes. */
    @Override
    public void close() {
        try {
            finishAppending();
        } catch (SQLException alreadyBroken) {
            // The connection goes away in any case.
        }
        try {
            connection.close();
        } catch (SQLException e) {
            throw new LakeFailure("the lake's connection cannot be closed", e);
        }
    }
}
