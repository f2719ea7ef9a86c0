package dev.tradewind.connector.hand;

import dev.tradewind.connector.ImportCancelled;
import dev.tradewind.connector.Quarantined;
import dev.tradewind.connector.Reading;
import dev.tradewind.connector.RowSink;
import dev.tradewind.connector.SourceFile;
import dev.tradewind.connector.TableRow;
import dev.tradewind.connector.Tables;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The first rows of a table as they stand in the file.
 *
 * @param rows cells by column; a column that a row lacks is not in its map
 */
public record TableSample(List<String> columns, List<Map<String, String>> rows) {
    private static final int ROWS = 200;

    public TableSample {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
    }

    /** Empty where the file is no table with a header. */
    public static TableSample of(SourceFile file) throws IOException {
        var columns = new ArrayList<String>();
        var rows = new ArrayList<Map<String, String>>();
        var sink = new RowSink<TableRow>() {
            @Override
            public void accept(long line, TableRow row) {
                var cells = new LinkedHashMap<String, String>();
                for (var column : row.header().names()) {
                    var cell = row.raw(column);
                    if (cell != null) {
                        cells.put(column, cell);
                    }
                }
                rows.add(cells);
                if (rows.size() == ROWS) {
                    throw new ImportCancelled();
                }
            }

            @Override
            public void quarantine(Quarantined row) {}
        };
        try {
            var reading = Tables.read(
                    file,
                    header -> {
                        columns.clear();
                        columns.addAll(header.names());
                        return null;
                    },
                    "",
                    sink,
                    row -> row);
            if (reading instanceof Reading.Refused) {
                return new TableSample(List.of(), List.of());
            }
        } catch (ImportCancelled enough) {
            // the first rows are all that is asked for
        }
        return new TableSample(columns, rows);
    }

    /** Whether there is something to map. */
    public boolean isTable() {
        return columns.size() > 1 && columns.stream().noneMatch(String::isBlank);
    }

    /** The column's cells that are not empty. */
    List<String> cells(String column) {
        return rows.stream()
                .map(row -> row.get(column))
                .filter(Objects::nonNull)
                .map(String::strip)
                .filter(cell -> !cell.isEmpty() && !cell.equalsIgnoreCase("null"))
                .toList();
    }
}
