package dev.tradewind.connector.bill;

import dev.tradewind.connector.Header;
import dev.tradewind.connector.TableRow;
import dev.tradewind.connector.Unreadable;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The table of one dialect: which of its columns fill which of ours. Most are names, of which the first that is not
 * empty counts; the few that need arithmetic are small functions.
 */
public final class BillMapping {
    private static final int REMEMBERED = 10_000;

    private final Map<BillColumn, Source> sources = new EnumMap<>(BillColumn.class);
    private final Set<BillColumn> mandatory = EnumSet.noneOf(BillColumn.class);
    private final Map<BillColumn, List<String>> needed = new EnumMap<>(BillColumn.class);
    private final Set<BillColumn> unbroken = EnumSet.noneOf(BillColumn.class);
    // A month has some hundred hours and a bill millions of rows; each hour is read once.
    private final Map<String, Instant> instants = new HashMap<>();
    private final int[] @Nullable [] positions = new int[BillColumn.values().length] @Nullable [];
    private @Nullable Header positioned;
    // JSON makes new columns known as it goes by.
    private int positionedWidth;

    /** Where a value comes from. */
    sealed interface Source {
        record Columns(List<String> names) implements Source {}

        record Always(String value) implements Source {}

        record Text(CellReader<String> reader) implements Source {}

        record Decimal(CellReader<BigDecimal> reader) implements Source {}

        record Time(CellReader<Instant> reader) implements Source {}
    }

    /** Reads something that takes more than one cell. */
    @FunctionalInterface
    public interface CellReader<T> {
        @Nullable
        T read(TableRow row) throws Unreadable;
    }

    /** Takes the first of these columns that is not empty. */
    public BillMapping from(BillColumn column, String... names) {
        sources.put(column, new Source.Columns(List.of(names)));
        return this;
    }

    /** As {@link #from}; a file with none of the columns is refused, and a row with all of them empty set aside. */
    public BillMapping must(BillColumn column, String... names) {
        mandatory.add(column);
        needed.put(column, List.of(names));
        return from(column, names);
    }

    /** A file with none of the columns is refused; what stands in a row is worked out. */
    public BillMapping must(BillColumn column, CellReader<BigDecimal> reader, String... names) {
        needed.put(column, List.of(names));
        return decimal(column, reader);
    }

    /** As {@link #from}; a file may lack the columns, but a row of a file that has them may not leave them empty. */
    public BillMapping unbroken(BillColumn column, String... names) {
        unbroken.add(column);
        return from(column, names);
    }

    public BillMapping always(BillColumn column, String value) {
        sources.put(column, new Source.Always(value));
        return this;
    }

    public BillMapping text(BillColumn column, CellReader<String> reader) {
        sources.put(column, new Source.Text(reader));
        return this;
    }

    public BillMapping decimal(BillColumn column, CellReader<BigDecimal> reader) {
        sources.put(column, new Source.Decimal(reader));
        return this;
    }

    public BillMapping time(BillColumn column, CellReader<Instant> reader) {
        sources.put(column, new Source.Time(reader));
        return this;
    }

    /** The mandatory column that the header lacks, or null. */
    @Nullable
    String missing(Header header, boolean currencyGiven) {
        for (var each : needed.entrySet()) {
            var given = currencyGiven && each.getKey() == BillColumn.BILLING_CURRENCY;
            if (!given && each.getValue().stream().noneMatch(header::has)) {
                return each.getValue().getFirst();
            }
        }
        return null;
    }

    /** Whether the file has a column for it, or the dialect works it out. */
    boolean holds(BillColumn column, Header header) {
        var source = sources.get(column);
        return source instanceof Source.Columns(var names) ? names.stream().anyMatch(header::has) : source != null;
    }

    @Nullable
    String text(BillColumn column, TableRow row) throws Unreadable {
        return switch (sources.get(column)) {
            case null -> null;
            case Source.Columns(var names) -> filled(column, names, row);
            case Source.Always(var value) -> value;
            case Source.Text(var reader) -> reader.read(row);
            case Source.Decimal other -> throw mistaken(column);
            case Source.Time other -> throw mistaken(column);
        };
    }

    @Nullable
    BigDecimal decimal(BillColumn column, TableRow row) throws Unreadable {
        return switch (sources.get(column)) {
            case null -> null;
            case Source.Columns(var names) -> {
                var text = filled(column, names, row);
                var name = text == null ? "" : name(names, row);
                yield text == null ? null : bounded(name, row.number(name, text));
            }
            case Source.Decimal(var reader) -> bounded(column.title(), reader.read(row));
            case Source.Always other -> throw mistaken(column);
            case Source.Text other -> throw mistaken(column);
            case Source.Time other -> throw mistaken(column);
        };
    }

    @Nullable
    Instant instant(BillColumn column, TableRow row) throws Unreadable {
        return switch (sources.get(column)) {
            case null -> null;
            case Source.Columns(var names) -> {
                var text = filled(column, names, row);
                if (text == null) {
                    yield null;
                }
                var known = instants.get(text);
                if (known == null) {
                    known = row.time(name(names, row), text);
                    if (instants.size() < REMEMBERED) {
                        instants.put(text, known);
                    }
                }
                yield known;
            }
            case Source.Time(var reader) -> reader.read(row);
            case Source.Always other -> throw mistaken(column);
            case Source.Text other -> throw mistaken(column);
            case Source.Decimal other -> throw mistaken(column);
        };
    }

    /** The value under the first of the names under which the row has one; null where it may be without. */
    private @Nullable String filled(BillColumn column, List<String> names, TableRow row) throws Unreadable {
        for (var at : positions(column, names, row.header())) {
            var text = row.text(at);
            if (text != null) {
                return text;
            }
        }
        var asked = mandatory.contains(column)
                || (unbroken.contains(column) && names.stream().anyMatch(row::has));
        if (!asked) {
            return null;
        }
        var name = names.stream().filter(row::has).findFirst().orElse(names.getFirst());
        var expected = column == BillColumn.BILLING_CURRENCY
                ? "a currency code such as USD is expected"
                : "a value is expected";
        throw new Unreadable(name, row.raw(name), "empty; " + expected);
    }

    /** Under which of the names the row has a value. */
    private static String name(List<String> names, TableRow row) {
        return names.size() == 1
                ? names.getFirst()
                : names.stream()
                        .filter(name -> row.text(name) != null)
                        .findFirst()
                        .orElse(names.getFirst());
    }

    /** Where the names stand in rows of this header, looked up once and not per row. */
    private int[] positions(BillColumn column, List<String> names, Header header) {
        if (header != positioned || header.width() != positionedWidth) {
            Arrays.fill(positions, null);
            positioned = header;
            positionedWidth = header.width();
        }
        var known = positions[column.ordinal()];
        if (known == null) {
            known = names.stream().mapToInt(header::position).toArray();
            positions[column.ordinal()] = known;
        }
        return known;
    }

    private static @Nullable BigDecimal bounded(String column, @Nullable BigDecimal value) throws Unreadable {
        if (!LakeDecimals.fits(value)) {
            throw new Unreadable(
                    column, String.valueOf(value), "too large; at most 18 digits before the point are expected");
        }
        return value;
    }

    private static IllegalStateException mistaken(BillColumn column) {
        return new IllegalStateException(
                "a dialect fills " + column + " with a value of another type. Maybe text() instead of decimal()?");
    }
}
