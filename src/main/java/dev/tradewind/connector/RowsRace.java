package dev.tradewind.connector;

import dev.tradewind.egress.EgressFilter;
import dev.tradewind.egress.EgressQueries;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/**
 * The rows behind a figure, through the product and as the same text typed into DuckDB (two threads, its other defaults)
 * over the same files, in turn; both read every cell.
 */
final class RowsRace implements AutoCloseable {
    private static final int REPEATS = 3;

    private final Connection duckDb;

    RowsRace(Path files) throws SQLException {
        duckDb = DriverManager.getConnection("jdbc:duckdb:");
        try (var statement = duckDb.createStatement()) {
            statement.execute("SET threads = 2");
            statement.execute("CREATE VIEW charges AS SELECT * FROM read_parquet('" + files + "')");
        }
    }

    /** Time of ours over theirs, each the sum over the questions of the median of three. */
    double ratio(EgressQueries egress, List<EgressFilter> questions) throws SQLException {
        double ours = 0;
        double theirs = 0;
        for (var filter : questions) {
            var mine = new double[REPEATS];
            var its = new double[REPEATS];
            for (var i = 0; i < REPEATS; i++) {
                its[i] = typed(egress.shownRows(filter));
                var started = System.nanoTime();
                egress.rows(filter, RowsRace::cells);
                mine[i] = System.nanoTime() - started;
            }
            ours += BenchSheet.median(mine);
            theirs += BenchSheet.median(its);
        }
        return ours / theirs;
    }

    private double typed(String sql) throws SQLException {
        var started = System.nanoTime();
        try (var statement = duckDb.createStatement();
                var rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                cells(rows);
            }
        }
        return System.nanoTime() - started;
    }

    private static void cells(ResultSet row) throws SQLException {
        for (var i = row.getMetaData().getColumnCount(); i > 0; i--) {
            row.getObject(i);
        }
    }

    @Override
    public void close() throws SQLException {
        duckDb.close();
    }
}
