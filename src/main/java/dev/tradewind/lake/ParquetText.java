package dev.tradewind.lake;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A Parquet file from outside as rows of text, so that every dialect reads it as it reads CSV: times without zone in UTC,
 * lists, maps and structures as JSON. Pure: a small DuckDB of its own, no lake.
 */
public final class ParquetText implements AutoCloseable {
    private final Connection connection;
    private final Path file;
    private final List<String> columns = new ArrayList<>();
    private final List<String> types = new ArrayList<>();

    private ParquetText(Connection connection, Path file) {
        this.connection = connection;
        this.file = file;
    }

    /** Takes a row; the first has number 1. */
    @FunctionalInterface
    public interface RowReader {
        void read(long number, List<@Nullable String> cells);
    }

    public static ParquetText open(Path file) throws IOException {
        try {
            var parquet = new ParquetText(DriverManager.getConnection("jdbc:duckdb:"), file);
            parquet.describe();
            return parquet;
        } catch (SQLException noParquet) {
            throw new IOException("not readable as Parquet: " + firstLine(noParquet), noParquet);
        }
    }

    private void describe() throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("SET memory_limit = '512MB'");
            statement.execute("SET threads = 2");
            statement.execute("SET autoinstall_known_extensions = false");
            statement.execute("SET TimeZone = 'UTC'");
            try (var rows = statement.executeQuery("DESCRIBE SELECT * FROM " + source())) {
                while (rows.next()) {
                    columns.add(rows.getString(1));
                    types.add(rows.getString(2));
                }
            }
        }
    }

    private String source() {
        return "read_parquet('" + DuckDb.quoted(file) + "', hive_partitioning = false)";
    }

    public List<String> columns() {
        return List.copyOf(columns);
    }

    /** All rows in the file's order. */
    public void forEach(RowReader reader) throws IOException {
        var cells = new ArrayList<String>();
        for (var i = 0; i < columns.size(); i++) {
            cells.add(text(columns.get(i), types.get(i)));
        }
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(
                        cells.stream().collect(Collectors.joining(", ", "SELECT ", " FROM " + source())))) {
            var number = 0L;
            while (rows.next()) {
                var row = new @Nullable String[cells.size()];
                for (var i = 0; i < row.length; i++) {
                    row[i] = rows.getString(i + 1);
                }
                reader.read(++number, Arrays.asList(row));
            }
        } catch (SQLException broken) {
            throw new IOException("the Parquet file is damaged: " + firstLine(broken), broken);
        }
    }

    private static String text(String column, String type) {
        var name = '"' + column.replace("\"", "\"\"") + '"';
        if (type.endsWith("[]") || type.startsWith("MAP") || type.startsWith("STRUCT")) {
            return "CAST(to_json(" + name + ") AS VARCHAR)";
        }
        if (type.equals("TIMESTAMP WITH TIME ZONE")) {
            return "CAST(CAST(" + name + " AS TIMESTAMP) AS VARCHAR)";
        }
        return "CAST(" + name + " AS VARCHAR)";
    }

    private static String firstLine(SQLException broken) {
        return String.valueOf(broken.getMessage()).lines().findFirst().orElse("");
    }

    @Override
    public void close() throws IOException {
        try {
            connection.close();
        } catch (SQLException stuck) {
            throw new IOException("the Parquet reader does not close", stuck);
        }
    }
}
