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
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Hourly carbon intensity in the download form of Electricity Maps. The column Zone Id counts, never the file's name;
 * life-cycle and direct values become series of their own.
 */
public final class CarbonDialect implements Dialect<SeriesRow> {
    static final String TIME = "Datetime (UTC)";
    static final String ZONE = "Zone Id";
    static final String SOURCE = "Data Source";
    static final String ESTIMATED = "Data Estimated";
    static final String METHOD = "Data Estimation Method";
    private static final String AVERAGE = "average, life cycle, location-based";
    private static final String BURNT = "average, direct, location-based";
    /** Beyond this no grid is: coal alone, life cycle, stays near 1,100 gCO2eq/kWh. */
    private static final BigDecimal HIGHEST = BigDecimal.valueOf(2000);

    private static final long SECONDS_PER_HOUR = 3600;
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
        return Tables.readQuickly(
                file,
                List.of(TIME, ZONE, lifeCycle),
                ADVICE,
                rows,
                row -> read(row, lifeCycle, direct),
                header -> new CarbonLines(header, lifeCycle, direct));
    }

    private static SeriesRow read(TableRow row, String lifeCycle, @Nullable String direct) throws Unreadable {
        Instant hour = row.mandatoryInstant(TIME);
        String zone = row.mandatoryText(ZONE);
        SignalKind kind = kind(row.text(METHOD), row.text(ESTIMATED));
        BigDecimal average = plausible(lifeCycle, row.mandatoryDecimal(lifeCycle));
        if (average.signum() == 0) {
            throw new Unreadable(
                    lifeCycle,
                    average.toPlainString(),
                    "implausible; over the life of its plants no grid is at 0. Maybe the source was silent and wrote 0?");
        }
        BigDecimal burnt = direct == null ? null : row.decimal(direct);
        return row(
                SeriesNames.carbonLifeCycle(zone),
                SeriesNames.carbonDirect(zone),
                hour,
                average,
                direct == null || burnt == null ? null : plausible(direct, burnt),
                kind,
                source(row.text(SOURCE)));
    }

    static String source(@Nullable String publisher) {
        return publisher == null ? "Electricity Maps" : publisher;
    }

    /** The values of one hour; {@code burnt} is the direct one. */
    static SeriesRow row(
            String lifeCycle,
            String direct,
            Instant hour,
            BigDecimal average,
            @Nullable BigDecimal burnt,
            SignalKind kind,
            String source) {
        Instant end = hour.plusSeconds(SECONDS_PER_HOUR);
        var first = new SeriesValue(lifeCycle, hour, end, average, kind, AVERAGE, source);
        return new SeriesRow(
                burnt == null
                        ? List.of(first)
                        : List.of(first, new SeriesValue(direct, hour, end, burnt, kind, BURNT, source)));
    }

    /** The method FORECAST or MODELLED says so; any other estimate, also by a publisher's model, is ESTIMATED, and "false" is a measurement. */
    static SignalKind kind(@Nullable String method, @Nullable String estimated) throws Unreadable {
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
        throw new Unreadable(ESTIMATED, estimated, "neither true nor false");
    }

    /** Average over the life cycle: 0 is what an outage writes, not what a grid does. */
    static boolean isPlausibleLifeCycle(BigDecimal grams) {
        return grams.signum() > 0 && isPlausible(grams);
    }

    static boolean isPlausible(BigDecimal grams) {
        return grams.signum() >= 0 && grams.compareTo(HIGHEST) <= 0;
    }

    private static BigDecimal plausible(String column, BigDecimal grams) throws Unreadable {
        if (!isPlausible(grams)) {
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
