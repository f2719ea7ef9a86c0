package dev.tradewind.edge.sqlite;

import dev.tradewind.edge.site.SiteStore;
import dev.tradewind.edge.site.SiteTransaction;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.function.Function;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/**
 * One SQLite file in WAL mode with {@code synchronous=FULL}: SQLite syncs the log at every commit, and the setting is
 * read back when the file is opened. One connection writes, one reads.
 */
public final class SqliteStore implements SiteStore {
    private static final int FULL = 2;

    private final Connection writer;
    private final Connection reader;
    private final SqliteTransaction writing;
    private final SqliteTransaction reading;
    private final PreparedStatement pages;
    private final PreparedStatement freePages;
    private final long pageBytes;
    /** Read without waiting for a commit that is under way. */
    private volatile long bytes;

    private SqliteStore(Connection writer, Connection reader) throws SQLException {
        this.writer = writer;
        this.reader = reader;
        this.writing = SqliteTransaction.onlyWriter(writer);
        this.reading = SqliteTransaction.reader(reader);
        this.pages = writer.prepareStatement("pragma page_count");
        this.freePages = writer.prepareStatement("pragma freelist_count");
        try (var pageSize = writer.prepareStatement("pragma page_size")) {
            this.pageBytes = number(pageSize);
        }
        this.bytes = used();
    }

    /** @throws IOException if the file cannot be opened as it must be */
    public static SqliteStore open(Path directory) throws IOException {
        Files.createDirectories(directory);
        var url = "jdbc:sqlite:" + directory.resolve("edge.db");
        try {
            var writer = connect(url);
            try (var statement = writer.createStatement()) {
                for (var sql : SqliteSchema.TABLES) {
                    statement.executeUpdate(sql);
                }
            }
            writer.setAutoCommit(false);
            return new SqliteStore(writer, connect(url));
        } catch (SQLException refused) {
            throw new IOException("Cannot keep the queue in " + directory + ": " + refused.getMessage(), refused);
        }
    }

    static Connection connect(String url) throws SQLException {
        var settings = new Properties();
        settings.setProperty(SQLiteConfig.Pragma.JDBC_GET_GENERATED_KEYS.pragmaName, "false"); // nobody asks for them
        var connection = DriverManager.getConnection(url, settings);
        try (var statement = connection.createStatement()) {
            statement.execute("pragma journal_mode=WAL");
            statement.execute("pragma synchronous=FULL");
            statement.execute("pragma busy_timeout=5000");
            statement.execute("pragma cache_size=-4096");
            statement.execute("pragma mmap_size=0");
            statement.execute("pragma journal_size_limit=8388608");
            try (var mode = statement.executeQuery("pragma journal_mode")) {
                if (!mode.next() || !mode.getString(1).equalsIgnoreCase("wal")) {
                    throw new SQLException("SQLite did not take the journal mode WAL");
                }
            }
        }
        if (synchronous(connection) != FULL) {
            throw new SQLException("SQLite did not take synchronous=FULL, so an acknowledgement could be lost");
        }
        return connection;
    }

    private static int synchronous(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var level = statement.executeQuery("pragma synchronous")) {
            return level.next() ? level.getInt(1) : -1;
        }
    }

    /** What {@code PRAGMA synchronous} says on the writing connection: 2 is FULL. */
    public synchronized int synchronous() {
        try {
            return synchronous(writer);
        } catch (SQLException broken) {
            throw new IllegalStateException("The queue's file does not answer", broken);
        }
    }

    @Override
    public synchronized <T> List<T> commit(List<Function<SiteTransaction, T>> work) throws StoreFull {
        try {
            var results = new ArrayList<T>(work.size());
            for (var one : work) {
                results.add(one.apply(writing));
            }
            // looked at inside, which spares another transaction only for that
            var after = used();
            writer.commit();
            bytes = after;
            return results;
        } catch (SQLException | RuntimeException failed) {
            rollback(failed);
            if (full(failed)) {
                throw new StoreFull("the disk of the queue is full: " + failed.getMessage());
            }
            throw failed instanceof RuntimeException runtime
                    ? runtime
                    : new IllegalStateException("The queue could not be written", failed);
        }
    }

    private void rollback(Exception because) {
        writing.rolledBack();
        try {
            writer.rollback();
        } catch (SQLException alsoFailed) {
            because.addSuppressed(alsoFailed);
        }
    }

    private static boolean full(Throwable failed) {
        for (var cause = failed; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLiteException e
                    && (e.getResultCode() == SQLiteErrorCode.SQLITE_FULL
                            || e.getResultCode().name().startsWith("SQLITE_IOERR"))) {
                return true;
            }
        }
        return false;
    }

    @Override
    public <T> T read(Function<SiteTransaction, T> work) {
        synchronized (reader) {
            return work.apply(reading);
        }
    }

    @Override
    public long bytes() {
        return bytes;
    }

    private long used() throws SQLException {
        return (number(pages) - number(freePages)) * pageBytes;
    }

    private static long number(PreparedStatement pragma) throws SQLException {
        try (var row = pragma.executeQuery()) {
            return row.next() ? row.getLong(1) : 0;
        }
    }

    @Override
    public synchronized void close() {
        try {
            reading.close();
            writing.close();
            pages.close();
            freePages.close();
            reader.close();
            writer.close();
        } catch (SQLException broken) {
            throw new IllegalStateException("The queue's file could not be closed", broken);
        }
    }
}
