package dev.tradewind.lake;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;

/** The answer of a query as a Parquet file that survives a power cut: written aside, flushed, renamed, folders flushed. */
record DurableParquet(String path, long rows, long bytes) {

    static DurableParquet write(Connection connection, Path lake, String path, String select, List<String> parameters)
            throws SQLException, IOException {
        var aside = aside(lake);
        long rows;
        try (var copy = connection.prepareStatement(copy(select, aside))) {
            for (var i = 0; i < parameters.size(); i++) {
                copy.setString(i + 1, parameters.get(i));
            }
            rows = copy.executeLargeUpdate();
        }
        return keep(lake, aside, path, rows);
    }

    /** Where a file is written before it has its name. */
    static Path aside(Path lake) throws IOException {
        return Files.createDirectories(lake.resolve("tmp")).resolve(UUID.randomUUID() + ".parquet");
    }

    static String copy(String select, Path target) {
        return copy(select, target, "");
    }

    /**
     * By zstd's level 1 instead of DuckDB's usual 3: a million charges take 55 MB, as DuckDB's own copy of their bill does.
     *
     * @param options of DuckDB for Parquet, each behind a comma
     */
    static String copy(String select, Path target, String options) {
        return "COPY (" + select + ") TO '" + DuckDb.quoted(target)
                + "' (FORMAT parquet, COMPRESSION zstd, COMPRESSION_LEVEL 1" + options + ")";
    }

    /** Gives a file that was written aside its name, for good. */
    static DurableParquet keep(Path lake, Path aside, String path, long rows) throws IOException {
        var target = lake.resolve(path);
        Files.createDirectories(above(target));
        try (var channel = FileChannel.open(aside, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
        Files.move(aside, target, StandardCopyOption.ATOMIC_MOVE);
        // A rename survives a power cut only once the folders have been flushed too.
        for (var each = above(target); each.startsWith(lake); each = above(each)) {
            try (var channel = FileChannel.open(each, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
        return new DurableParquet(path, rows, Files.size(target));
    }

    private static Path above(Path file) {
        return file.resolve("..").normalize();
    }

    static String read(Path lake, String path) {
        return "SELECT * FROM read_parquet('" + DuckDb.quoted(lake.resolve(path)) + "', hive_partitioning = false)";
    }
}
