package dev.tradewind.lake;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.duckdb.DuckDBColumnType;
import org.duckdb.DuckDBDataChunkWriter;
import org.duckdb.DuckDBFunctions;
import org.duckdb.DuckDBLogicalType;
import org.duckdb.DuckDBTableFunction;
import org.duckdb.DuckDBTableFunctionBindInfo;
import org.duckdb.DuckDBTableFunctionCallInfo;
import org.duckdb.DuckDBTableFunctionInitInfo;

/**
 * DuckDB's table function {@code arriving(key)} reads {@link ArrivingRows}, so that rows go from Java into a file without
 * lying in a table in between.
 */
final class ArrivalFunction implements DuckDBTableFunction<ArrivingRows, ArrivingRows, ArrivingColumns> {
    private static final String NAME = "arriving";

    /** Threads of DuckDB that take rows of one file and write them, each a group of rows of its own. */
    private static final int THREADS = 2;

    private final Map<String, ArrivingRows> arriving = new ConcurrentHashMap<>();

    void register(Connection connection) throws SQLException {
        try (var function = DuckDBFunctions.tableFunction()) {
            function.withName(NAME)
                    .withParameter(DuckDBColumnType.VARCHAR)
                    .withFunction(this)
                    .register(connection);
        }
    }

    /** Writes rows into a Parquet file while they arrive. @return how many */
    long copy(Connection connection, ArrivingRows rows, Path target) throws SQLException {
        var key = UUID.randomUUID().toString();
        arriving.put(key, rows);
        try (var statement = connection.createStatement()) {
            var select = "SELECT" + times(rows.fit().table()) + " FROM " + NAME + "('" + key + "')";
            return statement.executeLargeUpdate(DurableParquet.copy(select, target));
        } finally {
            arriving.remove(key);
        }
    }

    /** Times come as microseconds, as DuckDB takes them from Java in no other form that needs no object for each. */
    private static String times(LakeTable table) {
        return table.columns().stream()
                .filter(ArrivalFunction::isTime)
                .map(column -> "make_timestamp(" + column.name() + ") AS " + column.name())
                .reduce((one, other) -> one + ", " + other)
                .map(all -> " * REPLACE (" + all + ")")
                .orElse(" *");
    }

    private static boolean isTime(LakeTable.Column column) {
        return column.type().equals("TIMESTAMP");
    }

    @Override
    public ArrivingRows bind(DuckDBTableFunctionBindInfo query) throws SQLException {
        var key = query.getParameter(0).getString();
        var rows = arriving.get(key);
        if (rows == null) {
            throw new IllegalArgumentException("nothing arrives under " + key + ". Maybe its writer was closed?");
        }
        var columns = rows.fit().table().columns();
        for (var i = 0; i < columns.size(); i++) {
            try (var type = type(columns.get(i), rows.fit(), i)) {
                query.addResultColumn(columns.get(i).name(), type);
            }
        }
        return rows;
    }

    private static DuckDBLogicalType type(LakeTable.Column column, DecimalFit fit, int at) throws SQLException {
        if (column.scale() >= 0) {
            return DuckDBLogicalType.decimal(fit.width(at), fit.scale(at));
        }
        return DuckDBLogicalType.of(isTime(column) ? DuckDBColumnType.BIGINT : DuckDBColumnType.valueOf(column.type()));
    }

    @Override
    public ArrivingRows init(DuckDBTableFunctionInitInfo query) {
        query.setMaxThreads(THREADS);
        return query.getBindData();
    }

    @Override
    public ArrivingColumns localInit(DuckDBTableFunctionInitInfo query) {
        ArrivingRows rows = query.getBindData();
        return new ArrivingColumns(rows.fit().table());
    }

    @Override
    public long apply(DuckDBTableFunctionCallInfo query, DuckDBDataChunkWriter chunk) throws InterruptedException {
        ArrivingRows rows = query.getInitData();
        return rows.take(chunk, query.getLocalInitData());
    }
}
