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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
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
    private final Live live;
    private final Map<Slice, String> parts = new HashMap<>();
    private final int partAt;
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

    /** The generation that counts for a scope and period. */
    @FunctionalInterface
    interface Live {
        Optional<LakeGeneration> of(String scope, String period);
    }

    LakeWriter(Path lake, LakeTable table, UUID importId, List<RollUp> rollUps, Live live, Connection connection)
            throws SQLException {
        this.lake = lake;
        this.table = table;
        this.importId = importId;
        this.rollUps = rollUps;
        this.connection = connection;
        this.live = live;
        var names = table.columns().stream().map(LakeTable.Column::name).toList();
        this.scopeAt = names.indexOf(table.scopeColumn());
        this.periodAt = names.indexOf(table.periodColumn());
        var parted = table.parts();
        this.partAt = parted == null ? -1 : names.indexOf(parted.column());
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
        note(values[scopeAt], values[periodAt], partAt < 0 ? null : values[partAt]);
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
    private void note(@Nullable Object scope, @Nullable Object period, @Nullable Object part) {
        if (!Objects.equals(scope, last.scope()) || !Objects.equals(period, last.period())) {
            last = new Slice(String.valueOf(scope), String.valueOf(period));
            slices.add(last);
            if (part instanceof String named) {
                parts.put(last, named);
            }
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
                var kept = keep(slice);
                files.add(write(slice, files.size(), kept));
            }
            return List.copyOf(files);
        } catch (SQLException | IOException e) {
            throw new LakeFailure("the files of import " + importId + " cannot be written", e);
        }
    }

    /** Takes the other parts of the month over from the generation that counts, so that both form one. */
    private LakeFile.@Nullable Kept keep(Slice slice) throws SQLException {
        var part = parts.get(slice);
        var parted = table.parts();
        var select = part == null || parted == null ? null : parted.kept().get(part);
        if (part == null || select == null) {
            return null;
        }
        var earlier = live.of(slice.scope(), slice.period());
        if (earlier.isEmpty()) {
            return new LakeFile.Kept(part, 0, 0);
        }
        try (var statement = connection.createStatement()) {
            statement.execute("CREATE OR REPLACE TEMP VIEW earlier AS SELECT * FROM read_parquet('"
                    + DuckDb.quoted(lake.resolve(earlier.get().path()))
                    + "', hive_partitioning = false) UNION ALL BY NAME SELECT * FROM incoming WHERE false");
            var rows = statement.executeUpdate("INSERT INTO incoming BY NAME " + select);
            return new LakeFile.Kept(part, earlier.get().generation(), rows);
        }
    }

    private LakeFile write(Slice slice, int number, LakeFile.@Nullable Kept kept) throws SQLException, IOException {
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
        return new LakeFile(slice.scope(), slice.period(), path, written.rows(), written.bytes(), sums, kept);
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
