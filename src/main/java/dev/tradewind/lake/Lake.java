package dev.tradewind.lake;

import java.io.IOException;
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
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
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
    private final ObjectProvider<RollUp> rollUps;
    private final LakeViews views;

    Lake(
            @Value("${tradewind.data}") String data,
            LakeSettings settings,
            Manifest manifest,
            ObjectProvider<RollUp> rollUps) {
        this.folder = Path.of(data, "lake").toAbsolutePath().normalize();
        this.duckDb = new DuckDb(folder, settings);
        this.manifest = manifest;
        this.rollUps = rollUps;
        this.views = new LakeViews(folder);
    }

    /** One row of an answer. */
    @FunctionalInterface
    public interface Mapper<T> {
        T map(ResultSet row) throws SQLException;
    }

    /** Starts gathering the rows of one import. The caller closes it. */
    public LakeWriter writer(LakeTable table, UUID importId) {
        try {
            return new LakeWriter(
                    folder,
                    table,
                    importId,
                    rollUpsOf(table),
                    (scope, period) -> manifest.live(table.name(), scope, period),
                    duckDb.arrivals(),
                    duckDb::connect);
        } catch (SQLException e) {
            throw new LakeFailure("the lake cannot be written", e);
        }
    }

    /** The durable sums of a file that counts already. */
    RollUpFile sum(RollUp rollUp, String path) {
        try (var connection = duckDb.connect()) {
            return RollUpFile.write(connection, folder, rollUp, path);
        } catch (SQLException | IOException e) {
            throw new LakeFailure("the roll-up of " + path + " cannot be written", e);
        }
    }

    private List<RollUp> rollUpsOf(LakeTable table) {
        return rollUps.stream().filter(each -> each.of().equals(table)).toList();
    }

    /** Makes sealed files count, each as a new generation that replaces the one before. */
    @Transactional(propagation = Propagation.MANDATORY)
    public List<LakeGeneration> commit(LakeTable table, UUID importId, List<LakeFile> files) {
        return manifest.commit(table, importId, files);
    }

    /**
     * Takes back what an import brought: its generations count no more, and those that they replaced count again.
     *
     * @return false if a newer delivery counts already, or the import brought nothing here; then nothing is changed
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean takeBack(UUID importId) {
        return manifest.takeBack(importId);
    }

    /** The generation that counts for this scope and period. */
    public Optional<LakeGeneration> live(LakeTable table, String scope, String period) {
        return manifest.live(table.name(), scope, period);
    }

    public List<LakeGeneration> generationsOf(UUID importId) {
        return manifest.ofImport(importId);
    }

    /** Those of the imports that brought something of which nothing counts any more. */
    public Set<UUID> replaced(Set<UUID> imports) {
        return manifest.replaced(imports);
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
            views.rows(connection, table, BEFORE, List.of(before.path()));
            views.rows(connection, table, AFTER, List.of(after.path()));
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
        var paths = manifest.livePaths(table.name());
        ask(table.name(), connection -> views.rows(connection, table, table.name(), paths), sql, parameters, reader);
    }

    /** View of all rows that count, beside a roll-up's. */
    public static final String ROWS = "every_row";

    /**
     * As the query over a table; the roll-up's view stands for its sums over all generations that count, and
     * {@link #ROWS} for their rows.
     */
    public <T> List<T> query(RollUp rollUp, String sql, List<?> parameters, Mapper<T> mapper) {
        var all = new ArrayList<T>();
        var summed = manifest.summed(rollUp);
        ask(
                rollUp.view(),
                connection -> {
                    views.sums(connection, rollUp, summed);
                    // Naming the files of rows takes time, and few questions need them.
                    if (sql.contains(ROWS)) {
                        var paths = summed.stream().map(Manifest.Summed::rows).toList();
                        views.rows(connection, rollUp.of(), ROWS, paths);
                    }
                },
                sql,
                parameters,
                row -> all.add(mapper.map(row)));
        return all;
    }

    /** Makes what a query reads known to its connection. */
    @FunctionalInterface
    private interface Definition {
        void on(Connection connection) throws SQLException;
    }

    private void ask(String what, Definition views, String sql, List<?> parameters, RowReader reader) {
        try (var connection = duckDb.connect()) {
            views.on(connection);
            try (var statement = connection.prepareStatement(sql)) {
                bind(statement, parameters);
                try (var rows = statement.executeQuery()) {
                    while (rows.next()) {
                        reader.read(rows);
                    }
                }
            }
        } catch (SQLException e) {
            throw new LakeFailure("the query over " + what + " failed", e);
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
