package dev.tradewind.lake;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * A Parquet file that a thread of its own writes aside while its rows arrive: no row lies in a table, and little memory is
 * held. The caller closes it.
 */
final class ArrivingFile implements Arriving {
    private final Path aside;
    private final ArrivingRows rows;
    private final Thread writing;
    private long written;
    private volatile @Nullable SQLException broken;
    private boolean ended;

    ArrivingFile(Path lake, LakeTable table, ArrivalFunction arrivals, Connection connection) throws IOException {
        this.aside = DurableParquet.aside(lake);
        this.rows = new ArrivingRows(table);
        this.writing =
                Thread.ofPlatform().daemon().name("lake-file-" + table.name()).start(() -> write(arrivals, connection));
    }

    private void write(ArrivalFunction arrivals, Connection connection) {
        try {
            written = arrivals.copy(connection, rows, aside);
        } catch (SQLException failed) {
            broken = failed;
        }
    }

    @Override
    public void add(@Nullable Object[] values) throws SQLException {
        var row = new @Nullable Object[values.length];
        for (var i = 0; i < row.length; i++) {
            row[i] =
                    values[i] instanceof Instant instant ? LocalDateTime.ofInstant(instant, ZoneOffset.UTC) : values[i];
        }
        if (!rows.add(row, writing::isAlive)) {
            rethrow();
        }
    }

    @Override
    public void end() throws SQLException {
        if (!ended) {
            ended = true;
            rows.end(writing::isAlive);
            join();
        }
        rethrow();
    }

    private void join() {
        try {
            writing.join();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the writing of " + aside + " was interrupted", stopped);
        }
    }

    private void rethrow() throws SQLException {
        var failed = broken;
        if (failed != null) {
            throw failed;
        }
    }

    @Override
    public Path aside() {
        return aside;
    }

    @Override
    public long written() {
        return written;
    }

    @Override
    public void close() {
        if (!ended) {
            ended = true;
            rows.abandon(writing::isAlive);
            join();
        }
        try {
            Files.deleteIfExists(aside);
        } catch (IOException leftOver) {
            // The sweep removes it.
        }
    }
}
