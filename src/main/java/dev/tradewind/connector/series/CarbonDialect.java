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
import dev.tradewind.signal.SeriesNames;
import dev.tradewind.signal.SignalKind;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Hourly carbon intensity in the download form of Electricity Maps. The column Zone Id counts, never the file's name;
 * life-cycle and direct values become series of their own.
 */
public final class CarbonDialect implements Dialect<SeriesRow> {
    private static final String TIME = "Datetime (UTC)";
    private static final String ZONE = "Zone Id";
    /** Beyond this no grid is: coal alone, life cycle, stays near 1,100 gCO2eq/kWh. */
    private static final BigDecimal HIGHEST = BigDecimal.valueOf(2000);

    private static final Duration HOUR = Duration.ofHours(1);
    private static final String ADVICE =
            "Expected the hourly download of Electricity Maps: " + TIME + ", " + ZONE + ", Carbon Intensity … (LCA).";

    @Override
    public String id() {
        return "electricity-maps-hourly";
    }

    @Override
    public String title() {
        return "hourly carbon intensity (Electricity Maps download)";
    }

    @Override
    public Class<SeriesRow> rowType() {
        return SeriesRow.class;
    }

    @Override
    public boolean recognises(FileHead head) {
        return head.hasColumnContaining("carbon intensity") && head.hasColumnContaining("datetime");
    }

    @Override
    public Reading read(SourceFile file, ImportOptions options, RowSink<SeriesRow> rows) throws IOException {
        List<String> columns = file.head().columns();
        String lifeCycle = column(columns, "lca", "life cycle");
        if (lifeCycle == null) {
            return Reading.missingColumn("Carbon Intensity gCO₂eq/kWh (LCA)", ADVICE);
        }
        String unit = lifeCycle.toLowerCase(Locale.ROOT);
        if (unit.contains("lb")) {
            return new Reading.Refused(lifeCycle, "the unit is pounds; expected gCO₂eq/kWh", ADVICE);
        }
        String direct = column(columns, "direct");
        return Tables.read(file, List.of(TIME, ZONE, lifeCycle), ADVICE, rows, row -> read(row, lifeCycle, direct));
    }

    private static SeriesRow read(TableRow row, String lifeCycle, @Nullable String direct) throws Unreadable {
        Instant hour = row.mandatoryInstant(TIME);
        String zone = row.mandatoryText(ZONE);
        SignalKind kind = kind(row);
        String publisher = row.text("Data Source");
        String source = publisher == null ? "Electricity Maps" : publisher;
        var values = new ArrayList<SeriesValue>();
        values.add(new SeriesValue(
                SeriesNames.carbonLifeCycle(zone),
                hour,
                hour.plus(HOUR),
                plausible(lifeCycle, row.mandatoryDecimal(lifeCycle)),
                kind,
                "average, life cycle, location-based",
                source));
        BigDecimal burnt = direct == null ? null : row.decimal(direct);
        if (direct != null && burnt != null) {
            values.add(new SeriesValue(
                    SeriesNames.carbonDirect(zone),
                    hour,
                    hour.plus(HOUR),
                    plausible(direct, burnt),
                    kind,
                    "average, direct, location-based",
                    source));
        }
        return new SeriesRow(values);
    }

    /** The method FORECAST or MODELLED says so; any other estimate, also by a publisher's model, is ESTIMATED, and "false" is a measurement. */
    private static SignalKind kind(TableRow row) throws Unreadable {
        String method = row.text("Data Estimation Method");
        String estimated = row.text("Data Estimated");
        if (method != null && method.equalsIgnoreCase("FORECAST")) {
            return SignalKind.FORECAST;
        }
        if (method != null && method.equalsIgnoreCase("MODELLED")) {
            return SignalKind.MODELLED;
        }
        if (estimated == null || estimated.equalsIgnoreCase("false")) {
            return SignalKind.MEASURED;
        }
        if (estimated.equalsIgnoreCase("true")) {
            return SignalKind.ESTIMATED;
        }
        throw new Unreadable("Data Estimated", estimated, "neither true nor false");
    }

    private static BigDecimal plausible(String column, BigDecimal grams) throws Unreadable {
        if (grams.signum() < 0 || grams.compareTo(HIGHEST) > 0) {
            throw new Unreadable(
                    column,
                    grams.toPlainString(),
                    "implausible; expected 0 to 2000 gCO2eq/kWh. Maybe the unit is lb/MWh?");
        }
        return grams;
    }

    private static @Nullable String column(List<String> columns, String... parts) {
        for (String column : columns) {
            String lower = column.toLowerCase(Locale.ROOT);
            for (String part : parts) {
                if (lower.contains("carbon intensity") && lower.contains(part)) {
                    return column;
                }
            }
        }
        return null;
    }
}
