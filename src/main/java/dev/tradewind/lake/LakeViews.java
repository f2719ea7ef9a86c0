package dev.tradewind.lake;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Views over files of the lake, for one connection. */
final class LakeViews {
    private final Path folder;

    LakeViews(Path folder) {
        this.folder = folder;
    }

    /** The rows of these files; none where there are no files. */
    void rows(Connection connection, LakeTable table, String view, List<String> paths) throws SQLException {
        try (var statement = connection.createStatement()) {
            if (paths.isEmpty()) {
                statement.execute("CREATE TEMP TABLE " + view + " " + table.definition());
                return;
            }
            // A column that came with a later version is null in the files of an earlier one, even if all are earlier.
            statement.execute("CREATE TEMP TABLE " + view + "_columns " + table.definition());
            statement.execute("CREATE TEMP VIEW " + view + " AS SELECT * FROM read_parquet(" + files(paths)
                    + ", hive_partitioning = false, union_by_name = true) UNION ALL BY NAME SELECT * FROM " + view
                    + "_columns");
        }
    }

    /** The sums of these generations, from their roll-up files, or worked out from the rows of those that have none. */
    void sums(Connection connection, RollUp rollUp, List<Manifest.Summed> summed) throws SQLException {
        var kept = new ArrayList<String>();
        var rows = new ArrayList<String>();
        for (var each : summed) {
            var path = each.path();
            if (path == null) {
                rows.add(each.rows());
            } else {
                kept.add(path);
            }
        }
        var parts = new ArrayList<String>();
        if (!kept.isEmpty()) {
            parts.add("SELECT * FROM read_parquet(" + files(kept) + ", hive_partitioning = false)");
        }
        if (!rows.isEmpty() || kept.isEmpty()) {
            rows(connection, rollUp.of(), rollUp.of().name(), rows);
            parts.add("SELECT * FROM (" + rollUp.sql() + ")");
        }
        try (var statement = connection.createStatement()) {
            statement.execute("CREATE TEMP VIEW " + rollUp.view() + " AS " + String.join(" UNION ALL BY NAME ", parts));
        }
    }

    private String files(List<String> paths) {
        return paths.stream()
                .map(path -> "'" + DuckDb.quoted(folder.resolve(path)) + "'")
                .collect(Collectors.joining(", ", "[", "]"));
    }
}
