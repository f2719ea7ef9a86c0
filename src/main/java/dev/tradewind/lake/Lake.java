package dev.tradewind.lake;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Facts as immutable Parquet files. Write order: {@link #writer} (files durable), then {@link #commit} inside the
 * caller's transaction (they count). Queries see exactly the generations that count when they start.
 */
@Component
public class Lake {
    private final Path folder;
    private final DuckDb duckDb;
    private final Manifest manifest;

    Lake(@Value("${tradewind.data}") String data, LakeSettings settings, Manifest manifest) {
        this.folder = Path.of(data, "lake").toAbsolutePath().normalize();
        this.duckDb = new DuckDb(folder, settings);
        this.manifest = manifest;
    }

    /** One row of an answer. */
    @FunctionalInterface
    public interface Mapper<T> {
        T map(ResultSet row) throws SQLException;
    }

    /** Starts gathering the rows of one import. The caller closes it. */
    public LakeWriter writer(LakeTable table, UUID importId) {
        try {
            return new LakeWriter(folder, table, importId, duckDb.connect());
        } catch (SQLException e) {
            throw new LakeFailure("the lake cannot be written", e);
        }
    }

    /** Makes sealed files count, each as a new generation that replaces the one before. */
    @Transactional(propagation = Propagation.MANDATORY)
    public List<LakeGeneration> commit(LakeTable table, UUID importId, List<LakeFile> files) {
        return manifest.commit(table, importId, files);
    }

    /** The generation that counts for this scope and period. */
    public Optional<LakeGeneration> live(LakeTable table, String scope, String period) {
        return manifest.live(table.name(), scope, period);
    }

    public List<LakeGeneration> generationsOf(UUID importId) {
        return manifest.ofImport(importId);
    }

    /** View that {@link #between} makes of the earlier delivery. */
    public static final String BEFORE = "delivered_before";

    /** View that {@link #between} makes of the later delivery. */
    public static final String AFTER = "delivered_after";

    /** The delivery that this one replaced; empty if it was the first of its scope and period. */
    public Optional<LakeGeneration> before(LakeGeneration generation) {
        return manifest.before(generation);
    }

    /** Asks DuckDB about two deliveries of one table, whether or not they still count. */
    public <T> List<T> between(
            LakeTable table, LakeGeneration before, LakeGeneration after, String sql, Mapper<T> mapper) {
        var all = new ArrayList<T>();
        try (var connection = duckDb.connect()) {
            define(connection, table, BEFORE, List.of(before.path()));
            define(connection, table, AFTER, List.of(after.path()));
            try (var statement = connection.createStatement();
                    var rows = statement.executeQuery(sql)) {
                while (rows.next()) {
                    all.add(mapper.map(rows));
                }
            }
            return all;
        } catch (SQLException e) {
            throw new LakeFailure("two deliveries of " + table.name() + " cannot be compared", e);
        }
    }

    /**
     * Asks DuckDB; the table's name stands for all its generations that count.
     *
     * @param parameters text, decimals, numbers, or instants (compared with columns in UTC)
     */
    public <T> List<T> query(LakeTable table, String sql, List<?> parameters, Mapper<T> mapper) {
        var all = new ArrayList<T>();
        stream(table, sql, parameters, row -> all.add(mapper.map(row)));
        return all;
    }

    /** One row of an answer, taken as it comes. */
    @FunctionalInterface
    public interface RowReader {
        void read(ResultSet row) throws SQLException;
    }

    /** As {@link #query}, without holding the answer in memory. */
    public void stream(LakeTable table, String sql, List<?> parameters, RowReader reader) {
        try (var connection = duckDb.connect()) {
            define(connection, table);
            try (var statement = connection.prepareStatement(sql)) {
                bind(statement, parameters);
                try (var rows = statement.executeQuery()) {
                    while (rows.next()) {
                        reader.read(rows);
                    }
                }
            }
        } catch (SQLException e) {
            throw new LakeFailure("the query over " + table.name() + " failed", e);
        }
    }

    private void define(Connection connection, LakeTable table) throws SQLException {
        define(connection, table, table.name(), manifest.livePaths(table.name()));
    }

    private void define(Connection connection, LakeTable table, String view, List<String> paths) throws SQLException {
        try (var statement = connection.createStatement()) {
            if (paths.isEmpty()) {
                statement.execute("CREATE TEMP TABLE " + view + " " + table.definition());
                return;
            }
            var files = paths.stream()
                    .map(path -> "'" + DuckDb.quoted(folder.resolve(path)) + "'")
                    .collect(Collectors.joining(", ", "[", "]"));
            // A column that came with a later version is null in the files of an earlier one, even if all are earlier.
            statement.execute("CREATE TEMP TABLE " + view + "_columns " + table.definition());
            statement.execute("CREATE TEMP VIEW " + view + " AS SELECT * FROM read_parquet(" + files
                    + ", hive_partitioning = false, union_by_name = true) UNION ALL BY NAME SELECT * FROM " + view
                    + "_columns");
        }
    }

    private static void bind(PreparedStatement statement, List<?> parameters) throws SQLException {
        for (var i = 0; i < parameters.size(); i++) {
            @Nullable Object value = parameters.get(i);
            statement.setObject(
                    i + 1, value instanceof Instant instant ? LocalDateTime.ofInstant(instant, ZoneOffset.UTC) : value);
        }
    }

    Path folder() {
        return folder;
    }

    @jakarta.annotation.PreDestroy
    void close() throws SQLException {
        duckDb.close();
    }
}
