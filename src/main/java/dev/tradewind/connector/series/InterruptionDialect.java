package dev.tradewind.connector.series;

import dev.tradewind.connector.Dialect;
import dev.tradewind.connector.FileHead;
import dev.tradewind.connector.ImportOptions;
import dev.tradewind.connector.Reading;
import dev.tradewind.connector.RowSink;
import dev.tradewind.connector.SourceFile;
import dev.tradewind.connector.TableRow;
import dev.tradewind.connector.Tables;
import dev.tradewind.connector.Unreadable;
import dev.tradewind.connector.series.InterruptionRate.Span;
import dev.tradewind.signal.SeriesNames;
import dev.tradewind.signal.SignalKind;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How often spare capacity is taken back, by region and type of machine: Azure's eviction rates as Resource Graph exports them
 * ({@code location, skuName, spotEvictionRate}, per hour), and a form of one's own ({@code provider, region, instance_type} and {@code
 * interruption_percent_per_month} or {@code _per_hour}).
 */
public final class InterruptionDialect implements Dialect<SeriesRow> {
    private static final String EVICTION = "spotEvictionRate";
    private static final String PER_MONTH = "interruption_percent_per_month";
    private static final String PER_HOUR = "interruption_percent_per_hour";
    private static final Pattern SIZE = Pattern.compile("_([a-z])");
    private static final String ADVICE =
            "Expected location, skuName and spotEvictionRate as Azure Resource Graph exports them,"
                    + " or provider, region, instance_type and interruption_percent_per_month or _per_hour.";

    @Override
    public String id() {
        return "spot-interruptions";
    }

    @Override
    public String title() {
        return "spot interruptions";
    }

    @Override
    public Class<SeriesRow> rowType() {
        return SeriesRow.class;
    }

    @Override
    public boolean recognises(FileHead head) {
        return head.isJson()
                ? head.text().contains('"' + EVICTION + '"')
                : head.hasColumns("location", "skuName", EVICTION)
                        || head.hasColumns("provider", "region", "instance_type") && stated(head) != null;
    }

    @Override
    public Reading read(SourceFile file, ImportOptions options, RowSink<SeriesRow> rows) throws IOException {
        var head = file.head();
        if (head.isJson()) {
            var columns = List.of("location", "skuName", EVICTION);
            return head.text().contains("\"data\"")
                    ? Tables.readList(file, "data", columns, ADVICE, rows, InterruptionDialect::azure)
                    : Tables.read(file, columns, ADVICE, rows, InterruptionDialect::azure);
        }
        var stated = stated(head);
        return stated == null
                ? Tables.read(file, List.of("location", "skuName", EVICTION), ADVICE, rows, InterruptionDialect::azure)
                : Tables.read(
                        file,
                        List.of("provider", "region", "instance_type", stated),
                        ADVICE,
                        rows,
                        row -> own(row, stated, file.fileName()));
    }

    private static @Nullable String stated(FileHead head) {
        return head.hasColumns(PER_MONTH) ? PER_MONTH : head.hasColumns(PER_HOUR) ? PER_HOUR : null;
    }

    private static SeriesRow azure(TableRow row) throws Unreadable {
        var rate = InterruptionRate.of(EVICTION, row.mandatoryText(EVICTION), Span.HOUR);
        var region = row.mandatoryText("location").toLowerCase(Locale.ROOT);
        return row(
                "azure:" + region,
                size(row.mandatoryText("skuName")),
                rate,
                "Azure Resource Graph",
                SignalKind.PUBLISHED);
    }

    /** Resource Graph writes {@code standard_d2s_v5} where the price list writes {@code Standard_D2s_v5}. */
    private static String size(String name) {
        var lower = name.toLowerCase(Locale.ROOT);
        if (!lower.startsWith("standard_")) {
            return name;
        }
        return "S"
                + SIZE.matcher(lower.substring(1))
                        .replaceFirst(found -> "_" + found.group(1).toUpperCase(Locale.ROOT));
    }

    private static SeriesRow own(TableRow row, String stated, String fileName) throws Unreadable {
        var rate = InterruptionRate.of(
                stated, row.mandatoryText(stated), stated.equals(PER_MONTH) ? Span.MONTH : Span.HOUR);
        var source = row.text("source");
        return row(
                row.mandatoryText("provider").toLowerCase(Locale.ROOT) + ":" + row.mandatoryText("region"),
                row.mandatoryText("instance_type"),
                rate,
                source == null ? fileName : source,
                StatedKind.of(row, SignalKind.PUBLISHED));
    }

    /** Nobody dates these rates: they hold from the hour of the import. */
    static SeriesRow row(String site, String type, InterruptionRate rate, String source, SignalKind kind) {
        return new SeriesRow(List.of(new SeriesValue(
                SeriesNames.interruptions(site, type), null, null, rate.perHour(), kind, rate.words(), source)));
    }
}
