package dev.tradewind.lake;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
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
    private final ArrivalFunction arrivals;
    private final Map<Slice, String> parts = new HashMap<>();
    private final int partAt;
    private @Nullable ArrivingFile arriving;
    private final @Nullable BlockFiles blocks;
    private final List<LakeFile> files = new ArrayList<>();
    private final SortedSet<Slice> slices = new TreeSet<>();
    private final int scopeAt;
    private final int periodAt;
    private Slice last = new Slice("", "");

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

    LakeWriter(
            Path lake,
            LakeTable table,
            UUID importId,
            List<RollUp> rollUps,
            Live live,
            ArrivalFunction arrivals,
            BlockFiles.Connections connections)
            throws SQLException {
        this.lake = lake;
        this.table = table;
        this.importId = importId;
        this.rollUps = rollUps;
        this.connection = connections.open();
        this.blocks = table.repeats() ? new BlockFiles(lake, table, importId, connections) : null;
        this.live = live;
        this.arrivals = arrivals;
        var names = table.columns().stream().map(LakeTable.Column::name).toList();
        this.scopeAt = names.indexOf(table.scopeColumn());
        this.periodAt = names.indexOf(table.periodColumn());
        var parted = table.parts();
        this.partAt = parted == null ? -1 : names.indexOf(parted.column());
    }

    /** Adds one row; values in the order of the table's columns: text, decimals, whole numbers, instants or null. */
    public void append(@Nullable Object... values) {
        if (values.length != table.columns().size()) {
            throw new IllegalArgumentException(
                    "a row of " + table.name() + " has " + table.columns().size() + " columns, not " + values.length);
        }
        var repeating = blocks;
        try {
            if (repeating != null) {
                repeating.add(values);
                return;
            }
            note(values[scopeAt], values[periodAt], partAt < 0 ? null : values[partAt]);
            arriving().add(values);
        } catch (SQLException | IOException e) {
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

    private ArrivingFile arriving() {
        var known = arriving;
        if (known == null) {
            known = new ArrivingFile(lake, table, arrivals, connection);
            arriving = known;
        }
        return known;
    }

    /** Makes everything durable and says which files came of it. */
    public List<LakeFile> seal() {
        var arrived = arriving;
        var repeating = blocks;
        try {
            if (repeating != null) {
                return repeating.seal();
            }
            if (arrived == null) {
                return List.of();
            }
            arrived.end();
            for (var slice : slices) {
                files.add(write(arrived, slice, files.size()));
            }
            return List.copyOf(files);
        } catch (SQLException | IOException e) {
            throw new LakeFailure("the files of import " + importId + " cannot be written", e);
        }
    }

    private LakeFile write(ArrivingFile arrived, Slice slice, int number) throws SQLException, IOException {
        var path = path(table, slice.period(), importId, number);
        var earlier = earlier(slice);
        // Most deliveries are one account and month: then the file that arrived is the one that stays.
        var written = slices.size() == 1 && (earlier == null || earlier.rows() == 0)
                ? DurableParquet.keep(lake, arrived.aside(), path, arrived.written())
                : sliced(arrived, slice, earlier, path);
        var sums = new ArrayList<RollUpFile>();
        for (var rollUp : rollUps) {
            sums.add(RollUpFile.ofNew(connection, lake, rollUp, path));
        }
        return new LakeFile(
                slice.scope(), slice.period(), path, written.rows(), written.bytes(), sums, kept(slice, earlier));
    }

    private DurableParquet sliced(ArrivingFile arrived, Slice slice, @Nullable Earlier earlier, String path)
            throws SQLException, IOException {
        var rows = "SELECT * FROM read_parquet('" + DuckDb.quoted(arrived.aside()) + "') WHERE " + table.scopeColumn()
                + " = ? AND " + table.periodColumn() + " = ?";
        return DurableParquet.write(
                connection,
                lake,
                path,
                earlier == null ? rows : rows + " UNION ALL BY NAME (" + earlier.select() + ")",
                List.of(slice.scope(), slice.period()));
    }

    /**
     * The other parts of the month, taken over from the generation that counts, so that both form one.
     *
     * @param select over the view {@code earlier}
     */
    private record Earlier(String part, int generation, long rows, String select) {}

    private @Nullable Earlier earlier(Slice slice) throws SQLException {
        var part = parts.get(slice);
        var parted = table.parts();
        var select = part == null || parted == null ? null : parted.kept().get(part);
        var generation = select == null ? Optional.<LakeGeneration>empty() : live.of(slice.scope(), slice.period());
        if (part == null || select == null || generation.isEmpty()) {
            return null;
        }
        try (var statement = connection.createStatement()) {
            statement.execute("CREATE TEMP TABLE IF NOT EXISTS earlier_columns " + table.definition());
            statement.execute("CREATE OR REPLACE TEMP VIEW earlier AS "
                    + DurableParquet.read(lake, generation.get().path())
                    + " UNION ALL BY NAME SELECT * FROM earlier_columns");
            try (var count = statement.executeQuery("SELECT count(*) FROM (" + select + ")")) {
                count.next();
                return new Earlier(part, generation.get().generation(), count.getLong(1), select);
            }
        }
    }

    private LakeFile.@Nullable Kept kept(Slice slice, @Nullable Earlier earlier) {
        var part = parts.get(slice);
        var parted = table.parts();
        if (part == null || parted == null || !parted.kept().containsKey(part)) {
            return null;
        }
        return earlier == null
                ? new LakeFile.Kept(part, 0, 0)
                : new LakeFile.Kept(part, earlier.generation(), earlier.rows());
    }

    /** Below the lake's folder. */
    static String path(LakeTable table, String period, UUID importId, int number) {
        return table.name() + "/month=" + period.replaceAll("[^0-9-]", "_") + "/" + importId + "-" + number
                + ".parquet";
    }

    /** All rows were given; waits until they are written. Sealing does it too. */
    public void finish() {
        var arrived = arriving;
        var repeating = blocks;
        try {
            if (repeating != null) {
                repeating.end();
            }
            if (arrived != null) {
                arrived.end();
            }
        } catch (SQLException | IOException e) {
            throw new LakeFailure("the last rows of " + table.name() + " cannot be written", e);
        }
    }

    /** Releases the memory. Files that were sealed but never committed are orphans, which the sweep removes. */
    @Override
    public void close() {
        var arrived = arriving;
        if (arrived != null) {
            arrived.close();
        }
        if (blocks != null) {
            blocks.close();
        }
        try {
            connection.close();
        } catch (SQLException e) {
            throw new LakeFailure("the lake's connection cannot be closed", e);
        }
    }
}
