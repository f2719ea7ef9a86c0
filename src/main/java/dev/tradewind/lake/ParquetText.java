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
 * lists, maps and structures as JSON, and each field of a structure as a column of its own too. Pure: a small DuckDB of its
 * own, no lake.
 */
public final class ParquetText implements AutoCloseable {
    private final Connection connection;
    private final Path file;
    private final List<String> columns = new ArrayList<>();
    private final List<String> cells = new ArrayList<>();
    private boolean bytesAreText;

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
            boolean described = false;
            try {
                parquet.describe();
                described = true;
                return parquet;
            } finally {
                // else each file that only calls itself Parquet would leave a database in memory
                if (!described) {
                    parquet.close();
                }
            }
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
        }
        var found = described("*");
        // Some engines write texts as mere bytes; inside of a map nothing else can make them texts.
        if (found.stream().anyMatch(field -> field.isNested() && field.type().contains("BLOB"))) {
            bytesAreText = true;
            found = described("*");
        }
        for (var field : found) {
            add(field.name(), quoted(field.name()), field.type());
        }
    }

    private record Field(String name, String type) {
        boolean isNested() {
            return type.endsWith("]") || type.startsWith("MAP") || type.startsWith("STRUCT");
        }
    }

    private List<Field> described(String selection) throws SQLException {
        var fields = new ArrayList<Field>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("DESCRIBE SELECT " + selection + " FROM " + source())) {
            while (rows.next()) {
                fields.add(new Field(rows.getString(1), rows.getString(2)));
            }
        }
        return fields;
    }

    /** A structure is a column as a whole, and each of its fields one with a dot, as in JSON. */
    private void add(String name, String value, String type) throws SQLException {
        columns.add(name);
        cells.add(text(value, type));
        if (type.startsWith("STRUCT") && !type.endsWith("]")) {
            for (var field : described("unnest(" + value + ")")) {
                add(
                        name + "." + field.name(),
                        "struct_extract(%s, '%s')".formatted(value, field.name().replace("'", "''")),
                        field.type());
            }
        }
    }

    private String source() {
        return "read_parquet('%s', hive_partitioning = false, binary_as_string = %s)"
                .formatted(DuckDb.quoted(file), bytesAreText);
    }

    public List<String> columns() {
        return List.copyOf(columns);
    }

    /** All rows in the file's order. */
    public void forEach(RowReader reader) throws IOException {
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

    private static String text(String value, String type) {
        if (type.endsWith("]") || type.startsWith("MAP") || type.startsWith("STRUCT")) {
            return "CAST(to_json(" + value + ") AS VARCHAR)";
        }
        return switch (type) {
            case "TIMESTAMP WITH TIME ZONE" -> "CAST(CAST(" + value + " AS TIMESTAMP) AS VARCHAR)";
            case "BLOB" -> "coalesce(TRY(decode(" + value + ")), CAST(" + value + " AS VARCHAR))";
            default -> "CAST(" + value + " AS VARCHAR)";
        };
    }

    private static String quoted(String column) {
        return '"' + column.replace("\"", "\"\"") + '"';
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
