package dev.tradewind.connector.hand;

import static dev.tradewind.connector.bill.BillColumn.*;

import dev.tradewind.connector.Dialect;
import dev.tradewind.connector.FileHead;
import dev.tradewind.connector.Header;
import dev.tradewind.connector.ImportOptions;
import dev.tradewind.connector.Reading;
import dev.tradewind.connector.RowSink;
import dev.tradewind.connector.SourceFile;
import dev.tradewind.connector.TableRow;
import dev.tradewind.connector.Tables;
import dev.tradewind.connector.Tally;
import dev.tradewind.connector.Unreadable;
import dev.tradewind.connector.bill.BillColumn;
import dev.tradewind.connector.bill.BillMapping;
import dev.tradewind.connector.bill.BillReader;
import dev.tradewind.connector.bill.BillRow;
import dev.tradewind.connector.bill.BillTally;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.ObjectMapper;

/** A mapping by hand, read like any other dialect. */
public final class HandDialect implements Dialect<BillRow> {
    private static final String ADVICE = "Maybe the file's columns have changed? Map them again on the Data page.";
    private static final Set<BillColumn> EVERY_ROW =
            Set.of(CHARGE_PERIOD_START, BILLED_COST, BILLING_CURRENCY, PROVIDER_NAME);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HandMapping mapping;
    private final DateForm dates;

    /** @throws IllegalArgumentException if the mapping is incomplete */
    public HandDialect(HandMapping mapping) {
        var problems = mapping.problems();
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException("the mapping '" + mapping.name() + "': " + String.join(" ", problems));
        }
        this.mapping = mapping;
        this.dates = DateForm.of(mapping.dates());
    }

    @Override
    public String id() {
        return "mapping " + mapping.name() + " v" + mapping.version();
    }

    @Override
    public String title() {
        return "bill by the mapping '" + mapping.name() + "'";
    }

    @Override
    public Class<BillRow> rowType() {
        return BillRow.class;
    }

    @Override
    public boolean recognises(FileHead head) {
        return mapping.recognises(head);
    }

    @Override
    public Reading read(SourceFile file, ImportOptions options, RowSink<BillRow> rows) throws IOException {
        var reader = new BillReader(table(), options.currency(), null);
        return Tables.read(file, this::missing, ADVICE, rows, reader::read);
    }

    private @Nullable String missing(Header header) {
        return mapping.columns().values().stream()
                .filter(column -> !header.has(column))
                .findFirst()
                .orElse(null);
    }

    @Override
    public Tally<BillRow> tally() {
        return BillTally.ofNativeBill();
    }

    private BillMapping table() {
        var table = new BillMapping();
        mapping.columns().forEach((column, from) -> {
            var always = EVERY_ROW.contains(column);
            switch (Target.of(column).kind()) {
                case COST -> table.decimal(column, row -> cost(row, from, always));
                case QUANTITY -> table.decimal(column, row -> number(row, from, false));
                case TIME -> table.time(column, row -> time(row, from, always));
                case TEXT -> table.text(column, row -> always ? row.mandatoryText(from) : row.text(from));
            }
        });
        mapping.constants().forEach(table::always);
        if (!mapping.tags().isEmpty()) {
            table.text(TAGS, this::tags);
        }
        if (!mapping.transfers().isEmpty()) {
            table.text(TRANSFER_TYPE, this::transfer);
        }
        var starts = mapping.columns().get(CHARGE_PERIOD_START);
        if (starts != null && dates.isMonth() && !mapping.columns().containsKey(CHARGE_PERIOD_END)) {
            table.time(CHARGE_PERIOD_END, row -> monthAfter(time(row, starts, true)));
        }
        return table;
    }

    private @Nullable BigDecimal cost(TableRow row, String from, boolean always) throws Unreadable {
        var cost = number(row, from, always);
        return cost == null || !mapping.negated() ? cost : cost.negate();
    }

    private @Nullable BigDecimal number(TableRow row, String from, boolean always) throws Unreadable {
        var text = always ? row.mandatoryText(from) : row.text(from);
        return text == null ? null : mapping.numbers().read(from, text);
    }

    private @Nullable Instant time(TableRow row, String from, boolean always) throws Unreadable {
        var text = always ? row.mandatoryText(from) : row.text(from);
        return text == null ? null : dates.read(from, text);
    }

    private static @Nullable Instant monthAfter(@Nullable Instant start) {
        return start == null
                ? null
                : start.atOffset(ZoneOffset.UTC).plusMonths(1).toInstant();
    }

    private @Nullable String tags(TableRow row) {
        var tags = new TreeMap<String, String>();
        for (var column : mapping.tags()) {
            var value = row.text(column);
            if (value != null) {
                tags.put(column, value);
            }
        }
        return tags.isEmpty() ? null : JSON.writeValueAsString(tags);
    }

    private @Nullable String transfer(TableRow row) {
        for (var words : mapping.transfers()) {
            var text = row.text(words.column());
            if (text != null
                    && text.toLowerCase(Locale.ROOT).contains(words.contains().toLowerCase(Locale.ROOT))) {
                return words.transferClass().name();
            }
        }
        return null;
    }
}
