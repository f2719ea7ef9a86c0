package dev.tradewind.connector;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One data row of a CSV file with a header; cells by column name in any case. */
public final class CsvRow {
    private final long line;
    private final Map<String, Integer> positions;
    private final List<String> cells;

    CsvRow(long line, Map<String, Integer> positions, List<String> cells) {
        this.line = line;
        this.positions = positions;
        this.cells = cells;
    }

    /** Physical line, the header being line 1. */
    public long line() {
        return line;
    }

    /** Whether the file has the column at all. */
    public boolean has(String column) {
        return positions.containsKey(CsvTable.key(column));
    }

    /** The cell, or null if the column is missing or the cell is empty or NULL. */
    public @Nullable String text(String column) {
        var position = positions.get(CsvTable.key(column));
        return position == null ? null : Cells.text(cells.get(position));
    }

    public String mandatoryText(String column) throws Unreadable {
        var text = text(column);
        if (text == null) {
            throw new Unreadable(column, raw(column), "empty; a value is expected");
        }
        return text;
    }

    public @Nullable BigDecimal decimal(String column) throws Unreadable {
        var text = text(column);
        return text == null ? null : Cells.decimal(column, text);
    }

    public BigDecimal mandatoryDecimal(String column) throws Unreadable {
        return Cells.decimal(column, mandatoryText(column));
    }

    public @Nullable Instant instant(String column) throws Unreadable {
        var text = text(column);
        return text == null ? null : Cells.instant(column, text);
    }

    public Instant mandatoryInstant(String column) throws Unreadable {
        return Cells.instant(column, mandatoryText(column));
    }

    private @Nullable String raw(String column) {
        var position = positions.get(CsvTable.key(column));
        return position == null ? null : cells.get(position);
    }
}
