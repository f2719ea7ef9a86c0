package dev.tradewind.lake;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;

/**
 * A file of rows that repeat most of their cells: gathered in {@link RowBlocks}, which take little memory, and written by all
 * threads of DuckDB once they are whole. Encodings of Parquet's second version keep times of even steps in a few bytes.
 */
final class BlockFile implements AutoCloseable {
    private static final String BLOCKS = "blocks";

    private final Path aside;
    private final Connection connection;
    private final RowBlocks blocks;
    private @Nullable DuckDBAppender appender;
    private boolean gathered;

    /** @param connection its own, which it closes */
    BlockFile(Path lake, LakeTable table, Connection connection) throws IOException, SQLException {
        this.aside = DurableParquet.aside(lake);
        this.connection = connection;
        this.blocks = new RowBlocks(table);
        try (var statement = connection.createStatement()) {
            statement.execute("CREATE TEMP TABLE " + BLOCKS + " " + blocks.definition());
        }
    }

    void add(@Nullable Object[] row) throws SQLException {
        blocks.add(appender(), row);
    }

    /** Made by the thread that appends, as DuckDB holds it to that one. */
    private DuckDBAppender appender() throws SQLException {
        var known = appender;
        if (known == null) {
            known = ((DuckDBConnection) connection).createAppender("temp", "main", BLOCKS);
            appender = known;
        }
        return known;
    }

    /** All rows were given; by the thread that gave them. */
    void gathered() throws SQLException {
        if (!gathered) {
            gathered = true;
            try (var open = appender()) {
                blocks.flush(open);
            }
        }
    }

    /** Writes the rows that were gathered, by any thread. @return how many */
    long write() throws SQLException {
        try (var statement = connection.createStatement()) {
            return statement.executeLargeUpdate(
                    DurableParquet.copy(blocks.layOpen(connection, BLOCKS), aside, ", PARQUET_VERSION V2"));
        }
    }

    Path aside() {
        return aside;
    }

    /** Gives its memory back; the appender of a file that was given up goes with its connection. */
    @Override
    public void close() {
        try {
            connection.close();
            Files.deleteIfExists(aside);
        } catch (SQLException | IOException leftOver) {
            // The sweep removes the file, the end of the process the connection.
        }
    }
}
