package dev.tradewind.lake;

import java.util.List;
import java.util.stream.IntStream;
import org.duckdb.DuckDBDataChunkWriter;
import org.jspecify.annotations.Nullable;

/** The columns of DuckDB's chunks, filled from rows by one thread. */
final class ArrivingColumns {
    private final List<ArrivingColumn> columns;

    ArrivingColumns(LakeTable table) {
        var named = table.columns();
        columns = IntStream.range(0, named.size())
                .mapToObj(at -> new ArrivingColumn(named.get(at), at))
                .toList();
    }

    void fill(DuckDBDataChunkWriter into, @Nullable Object[][] rows) {
        for (var i = 0; i < columns.size(); i++) {
            columns.get(i).fill(into.vector(i), rows);
        }
    }
}
