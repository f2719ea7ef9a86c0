package dev.tradewind.lake;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * Files of a table that repeats most of its cells, one for each scope and period. These come one after the other; a file that is
 * whole is written while the rows of the next are gathered, so that memory stays bounded and both processors have work.
 */
final class BlockFiles implements AutoCloseable {
    /** Files that may be gathered and not yet written. */
    private static final int WAITING = 2;

    private final Path lake;
    private final LakeTable table;
    private final UUID importId;
    private final Connections connections;
    private final int scopeAt;
    private final int periodAt;
    private final List<Open> all = new ArrayList<>();
    private final ExecutorService writing = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("lake-file-", 0).factory());
    private @Nullable Open newest;

    /** Opens connections to the same DuckDB. */
    @FunctionalInterface
    interface Connections {
        Connection open() throws SQLException;
    }

    private static final class Open {
        private final Object scope;
        private final Object period;
        private final BlockFile file;
        private @Nullable Future<LakeFile> written;

        Open(Object scope, Object period, BlockFile file) {
            this.scope = scope;
            this.period = period;
            this.file = file;
        }

        boolean takes(@Nullable Object ofScope, @Nullable Object inPeriod) {
            return scope.equals(ofScope) && period.equals(inPeriod);
        }
    }

    BlockFiles(Path lake, LakeTable table, UUID importId, Connections connections) {
        this.lake = lake;
        this.table = table;
        this.importId = importId;
        this.connections = connections;
        var names = table.columns().stream().map(LakeTable.Column::name).toList();
        this.scopeAt = names.indexOf(table.scopeColumn());
        this.periodAt = names.indexOf(table.periodColumn());
    }

    /** @throws IllegalArgumentException if its scope and period were over already */
    void add(@Nullable Object[] row) throws SQLException, IOException {
        var open = newest;
        if (open == null || !open.takes(row[scopeAt], row[periodAt])) {
            open = next(Objects.requireNonNull(row[scopeAt]), Objects.requireNonNull(row[periodAt]));
            newest = open;
        }
        open.file.add(row);
    }

    private Open next(Object scope, Object period) throws SQLException, IOException {
        end();
        if (all.stream().anyMatch(each -> each.takes(scope, period))) {
            throw new IllegalArgumentException("rows of " + scope + " " + period + " of " + table.name()
                    + " do not follow each other. Maybe sort them by scope and period?");
        }
        if (all.size() >= WAITING) {
            written(all.get(all.size() - WAITING));
        }
        var open = new Open(scope, period, new BlockFile(lake, table, connections.open()));
        all.add(open);
        return open;
    }

    /** No more rows of the newest file will come; by the thread that gave them. */
    void end() throws SQLException {
        var open = newest;
        if (open != null && open.written == null) {
            open.file.gathered();
            int number = all.size() - 1;
            open.written = writing.submit(() -> write(open, number));
        }
    }

    private LakeFile write(Open open, int number) throws SQLException, IOException {
        try (var file = open.file) {
            var rows = file.write();
            var scope = open.scope.toString();
            var period = open.period.toString();
            var kept = DurableParquet.keep(lake, file.aside(), LakeWriter.path(table, period, importId, number), rows);
            return new LakeFile(scope, period, kept.path(), kept.rows(), kept.bytes(), List.of(), null);
        }
    }

    /** Waits until all is durable. */
    List<LakeFile> seal() throws SQLException, IOException {
        end();
        var files = new ArrayList<LakeFile>();
        for (var open : all) {
            files.add(written(open));
        }
        return files;
    }

    private static LakeFile written(Open open) throws SQLException, IOException {
        try {
            return Objects.requireNonNull(open.written).get();
        } catch (ExecutionException failed) {
            switch (failed.getCause()) {
                case SQLException sql -> throw sql;
                case IOException io -> throw io;
                case null, default -> throw new IllegalStateException("a file of the lake was not written", failed);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the writing of the lake was interrupted", stopped);
        }
    }

    @Override
    public void close() {
        writing.close();
        all.forEach(open -> open.file.close());
    }
}
