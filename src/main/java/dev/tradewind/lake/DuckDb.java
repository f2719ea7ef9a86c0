package dev.tradewind.lake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.duckdb.DuckDBConnection;

/** The one in-memory DuckDB of this process: bounded, without extensions from outside, and shut into the lake. */
final class DuckDb implements AutoCloseable {
    private final DuckDBConnection root;
    private final ArrivalFunction arrivals = new ArrivalFunction();

    DuckDb(Path lake, LakeSettings settings) {
        try {
            Files.createDirectories(lake.resolveSibling("spill"));
            root = (DuckDBConnection) DriverManager.getConnection("jdbc:duckdb:");
            arrivals.register(root);
            try (var statement = root.createStatement()) {
                statement.execute("SET memory_limit = '" + settings.memoryLimit() + "'");
                statement.execute("SET threads = " + settings.threads());
                statement.execute("SET temp_directory = '" + quoted(lake.resolveSibling("spill")) + "'");
                // Files never change once they are named.
                statement.execute("SET parquet_metadata_cache = true");
                statement.execute("SET autoinstall_known_extensions = false");
                statement.execute("SET autoload_known_extensions = false");
                statement.execute("SET TimeZone = 'UTC'");
                // Charges know their line, and whoever needs an order asks for it; keeping one costs memory and time.
                statement.execute("SET preserve_insertion_order = false");
                statement.execute("SET allowed_directories = ['" + quoted(lake) + "/']");
                statement.execute("SET enable_external_access = false");
                statement.execute("SET lock_configuration = true");
            }
        } catch (SQLException e) {
            throw new LakeFailure("the embedded DuckDB does not start", e);
        } catch (IOException e) {
            throw new UncheckedIOException("the lake's folder " + lake + " cannot be made", e);
        }
    }

    /** Another connection to the same instance, with temporary tables and views of its own. */
    Connection connect() throws SQLException {
        return root.duplicate();
    }

    ArrivalFunction arrivals() {
        return arrivals;
    }

    static String quoted(Path path) {
        return path.toString().replace("'", "''");
    }

    @Override
    public void close() throws SQLException {
        root.close();
    }
}
