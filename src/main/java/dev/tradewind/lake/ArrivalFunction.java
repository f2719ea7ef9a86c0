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
final class ArrivalFunction implements DuckDBTableFunction<ArrivingRows, ArrivingRows, Object> {
    private static final String NAME = "arriving";

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
            return statement.executeLargeUpdate(
                    DurableParquet.copy("SELECT * FROM " + NAME + "('" + key + "')", target));
        } finally {
            arriving.remove(key);
        }
    }

    @Override
    public ArrivingRows bind(DuckDBTableFunctionBindInfo query) throws SQLException {
        var key = query.getParameter(0).getString();
        var rows = arriving.get(key);
        if (rows == null) {
            throw new IllegalArgumentException("nothing arrives under " + key + ". Maybe its writer was closed?");
        }
        for (var column : rows.table().columns()) {
            try (var type = type(column)) {
                query.addResultColumn(column.name(), type);
            }
        }
        return rows;
    }

    private static DuckDBLogicalType type(LakeTable.Column column) throws SQLException {
        var scale = column.scale();
        return scale < 0
                ? DuckDBLogicalType.of(DuckDBColumnType.valueOf(column.type()))
                : DuckDBLogicalType.decimal(LakeTable.Column.DIGITS, scale);
    }

    @Override
    public ArrivingRows init(DuckDBTableFunctionInitInfo query) {
        query.setMaxThreads(1);
        return query.getBindData();
    }

    @Override
    public long apply(DuckDBTableFunctionCallInfo query, DuckDBDataChunkWriter chunk) throws InterruptedException {
        ArrivingRows rows = query.getInitData();
        return rows.take(chunk);
    }
}
