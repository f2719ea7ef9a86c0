package dev.tradewind.connector;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One data row of a table, whatever held it; cells by column name in any case. For as long as it is read, not longer. */
public final class TableRow {
    private static final Pattern TOTAL =
            Pattern.compile("(?:grand |sub-?)?(?:totals?|sum|summe|gesamt)\\b.{0,20}", Pattern.CASE_INSENSITIVE);

    private final long line;
    private final String part;
    private final Header header;
    private final List<@Nullable String> cells;
    private final Notation notation;

    TableRow(long line, String part, Header header, List<@Nullable String> cells, Notation notation) {
        this.line = line;
        this.part = part;
        this.header = header;
        this.cells = cells;
        this.notation = notation;
    }

    /** Physical line, the header being line 1; of Parquet, the row's number counted alike. */
    public long line() {
        return line;
    }

    /** Name of the file that held it, one of several in a delivery of parts. */
    public String part() {
        return part;
    }

    public Header header() {
        return header;
    }

    /** Whether the file has the column at all. */
    public boolean has(String column) {
        return header.has(column);
    }

    /** The cell, or null if the column is missing or the cell is empty or NULL. */
    public @Nullable String text(String column) {
        return text(header.position(column));
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
        return text == null ? null : number(column, text);
    }

    public BigDecimal mandatoryDecimal(String column) throws Unreadable {
        return number(column, mandatoryText(column));
    }

    /** Reads a cell's text as a number, with the decimal sign of the file. */
    public BigDecimal number(String column, String text) throws Unreadable {
        return notation.decimalComma() ? Cells.decimalWithComma(column, text) : Cells.decimal(column, text);
    }

    public @Nullable Instant instant(String column) throws Unreadable {
        var text = text(column);
        return text == null ? null : time(column, text);
    }

    public Instant mandatoryInstant(String column) throws Unreadable {
        return time(column, mandatoryText(column));
    }

    /** Reads a cell's text as an instant, with the order of day and month of the file. */
    public Instant time(String column, String text) throws Unreadable {
        return CellTimes.instant(column, text, notation.dayFirst());
    }

    /** The cell as delivered; null if the column is missing. */
    public @Nullable String raw(String column) {
        return at(header.position(column));
    }

    private @Nullable String at(int position) {
        return position < 0 || position >= cells.size() ? null : cells.get(position);
    }

    /** As {@link #text(String)}, by {@link Header#position}. */
    public @Nullable String text(int position) {
        return cells instanceof RowCells lying && position >= 0 ? lying.text(position) : Cells.text(at(position));
    }

    /** Whether nothing stands in any cell, as at the end of what spreadsheets save, or the header once more. */
    boolean saysNothing() {
        return cells.stream().allMatch(cell -> cell == null || cell.isBlank())
                || (cells.size() == header.width() && header.isRepeatedBy(cells));
    }

    /** Whether its first word is that of a sum. */
    boolean isTotal() {
        return cells.stream()
                .filter(cell -> cell != null && !cell.isBlank())
                .findFirst()
                .filter(cell -> TOTAL.matcher(cell.strip()).matches())
                .isPresent();
    }

    /** All cells as they would stand in a line of CSV. */
    String record() {
        return CsvText.line(cells.stream().map(cell -> cell == null ? "" : cell).toList());
    }

    List<@Nullable String> cells() {
        return cells;
    }
}
