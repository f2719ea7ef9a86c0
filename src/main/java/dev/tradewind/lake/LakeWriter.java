package dev.tradewind.lake;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;

/**
 * Gathers the rows of one import and turns them into durable Parquet files, one per scope and period: written aside,
 * flushed, renamed, and the folder flushed. Nothing counts before the manifest names it.
 */
public final class LakeWriter implements AutoCloseable {
    private final Path lake;
    private final LakeTable table;
    private final UUID importId;
    private final Connection connection;
    private final DuckDBAppender appender;
    private final List<LakeFile> files = new ArrayList<>();
    private boolean appending = true;

    LakeWriter(Path lake, LakeTable table, UUID importId, Connection connection) throws SQLException {
        this.lake = lake;
        this.table = table;
        this.importId = importId;
        this.connection = connection;
        try (var statement = connection.createStatement()) {
            statement.execute("CREATE TEMP TABLE incoming " + table.definition());
        }
        this.appender = ((DuckDBConnection) connection).createAppender("temp", "main", "incoming");
    }

    /** Adds one row; values in the order of the table's columns: text, decimals, whole numbers, instants or null. */
    public void append(@Nullable Object... values) {
        if (values.length != table.columns().size()) {
            throw new IllegalArgumentException(
                    "a row of " + table.name() + " has " + table.columns().size() + " columns, not " + values.length);
        }
        try {
            appender.beginRow();
            for (var value : values) {
                append(value);
            }
            appender.endRow();
        } catch (SQLException e) {
            throw new LakeFailure("a row of " + table.name() + " cannot be written", e);
        }
    }

    private void append(@Nullable Object value) throws SQLException {
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
            record Slice(String scope, String period) {}
            var slices = new ArrayList<Slice>();
            try (var statement = connection.createStatement();
                    var rows = statement.executeQuery("SELECT DISTINCT " + table.scopeColumn() + ", "
                            + table.periodColumn() + " FROM incoming ORDER BY 1, 2")) {
                while (rows.next()) {
                    slices.add(new Slice(rows.getString(1), rows.getString(2)));
                }
            }
            for (var slice : slices) {
                files.add(write(slice.scope(), slice.period(), files.size()));
            }
            return List.copyOf(files);
        } catch (SQLException | IOException e) {
            throw new LakeFailure("the files of import " + importId + " cannot be written", e);
        }
    }

    private LakeFile write(String scope, String period, int number) throws SQLException, IOException {
        var name = importId + "-" + number + ".parquet";
        var aside = Files.createDirectories(lake.resolve("tmp")).resolve(name);
        var folder = Files.createDirectories(lake.resolve(table.name()).resolve("month=" + safe(period)));
        var where = table.scopeColumn() + " = ? AND " + table.periodColumn() + " = ?";
        long rows;
        try (var copy = connection.prepareStatement("COPY (SELECT * FROM incoming WHERE " + where + ") TO '"
                + DuckDb.quoted(aside) + "' (FORMAT parquet, COMPRESSION zstd)")) {
            copy.setString(1, scope);
            copy.setString(2, period);
            rows = copy.executeUpdate();
        }
        try (var channel = FileChannel.open(aside, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
        var target = folder.resolve(name);
        Files.move(aside, target, StandardCopyOption.ATOMIC_MOVE);
        // A rename survives a power cut only once the folder has been flushed too.
        for (var each : List.of(folder, folder.getParent())) {
            try (var channel = FileChannel.open(each, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
        return new LakeFile(scope, period, lake.relativize(target).toString(), rows, Files.size(target));
    }

    private static String safe(String period) {
        return period.replaceAll("[^0-9-]", "_");
    }

    private void finishAppending() throws SQLException {
        if (appending) {
            appending = false;
            appender.close();
        }
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
