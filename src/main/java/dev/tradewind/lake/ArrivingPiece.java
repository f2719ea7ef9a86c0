package dev.tradewind.lake;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Rows of one {@link DecimalFit}, which a thread of its own writes aside while they arrive. */
final class ArrivingPiece {
    private final Path aside;
    private final ArrivingRows rows;
    private final Thread writing;
    private long written;
    private volatile @Nullable SQLException broken;
    private boolean ended;

    ArrivingPiece(Path lake, DecimalFit fit, ArrivalFunction arrivals, Connection connection) throws IOException {
        this.aside = DurableParquet.aside(lake);
        this.rows = new ArrivingRows(fit);
        this.writing = Thread.ofPlatform()
                .daemon()
                .name("lake-file-" + fit.table().name())
                .start(() -> write(arrivals, connection));
    }

    private void write(ArrivalFunction arrivals, Connection connection) {
        try {
            written = arrivals.copy(connection, rows, aside);
        } catch (SQLException failed) {
            broken = failed;
        }
    }

    void add(@Nullable Object[] row) throws SQLException {
        if (!rows.add(row, writing::isAlive)) {
            rethrow();
        }
    }

    /** All rows were given: waits until they are written. */
    void end() throws SQLException {
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

    Path aside() {
        return aside;
    }

    long written() {
        return written;
    }

    /** Gives the writing up if it has not ended, and removes what lies aside still. */
    void close() {
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
