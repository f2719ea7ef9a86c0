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
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Round-trip times in milliseconds, in two forms: our own ({@code from_site, to_site, measured_at} and any of
 * {@code p50_ms, p95_ms, min_ms, avg_ms, max_ms}), and ping matrices that name provider and region of both ends.
 * Both directions of a pair are kept apart, and so are network tiers.
 */
public final class RoundTripDialect implements Dialect<SeriesRow> {
    private static final List<String> STATISTICS = List.of("p50", "p95", "min", "avg", "max");
    private static final BigDecimal LONGEST = BigDecimal.valueOf(60_000);
    private static final Duration SAMPLE = Duration.ofMinutes(5);
    private static final String ADVICE = "Expected from_site, to_site (or from_provider, from_region, to_provider,"
            + " to_region) and at least one of p50_ms, p95_ms, min_ms, avg_ms, max_ms; see docs/formats.md.";

    @Override
    public String id() {
        return "round-trip-csv";
    }

    @Override
    public String title() {
        return "round-trip times";
    }

    @Override
    public Class<SeriesRow> rowType() {
        return SeriesRow.class;
    }

    @Override
    public boolean recognises(FileHead head) {
        return (head.hasColumns("from_site", "to_site") || head.hasColumns("from_region", "to_region"))
                && STATISTICS.stream().anyMatch(statistic -> head.hasColumns(statistic + "_ms"));
    }

    @Override
    public Reading read(SourceFile file, ImportOptions options, RowSink<SeriesRow> rows) throws IOException {
        boolean own = file.head().hasColumns("from_site", "to_site");
        List<String> mandatory = own
                ? List.of("from_site", "to_site")
                : List.of("from_provider", "from_region", "to_provider", "to_region");
        Optional<FileDate> date = FileDate.of(file.fileName());
        return Tables.read(file, mandatory, ADVICE, rows, row -> read(row, own, date.orElse(null), file.fileName()));
    }

    private static SeriesRow read(TableRow row, boolean own, @Nullable FileDate date, String fileName)
            throws Unreadable {
        String from = own ? row.mandatoryText("from_site") : end(row, "from");
        String to = own ? row.mandatoryText("to_site") : end(row, "to");
        Instant at = row.instant("measured_at");
        Instant validFrom = at != null ? at : date == null ? null : date.from();
        Instant validTo = at != null ? at.plus(SAMPLE) : date == null ? null : date.to();
        String source = row.text("source");
        String tier = tier(row);
        SignalKind kind = kind(row);
        var values = new ArrayList<SeriesValue>();
        for (String statistic : STATISTICS) {
            BigDecimal millis = row.decimal(statistic + "_ms");
            if (millis != null) {
                values.add(new SeriesValue(
                        SeriesNames.roundTrip(from, to, statistic) + tier,
                        validFrom,
                        validTo,
                        plausible(statistic + "_ms", millis),
                        kind,
                        statistic + " of round trips, ms",
                        source == null ? fileName : source));
            }
        }
        if (values.isEmpty()) {
            throw new Unreadable("p50_ms", null, "no time in this row; expected at least one of " + STATISTICS);
        }
        ordered(row);
        return new SeriesRow(values);
    }

    /** A measurement unless the row says otherwise. */
    private static SignalKind kind(TableRow row) throws Unreadable {
        String stated = row.text("kind");
        if (stated == null) {
            return SignalKind.MEASURED;
        }
        for (SignalKind known : SignalKind.values()) {
            if (known.name().equalsIgnoreCase(stated)) {
                return known;
            }
        }
        throw new Unreadable("kind", stated, "expected one of " + List.of(SignalKind.values()));
    }

    private static String end(TableRow row, String side) throws Unreadable {
        return row.mandatoryText(side + "_provider").toLowerCase(Locale.ROOT) + ":"
                + row.mandatoryText(side + "_region");
    }

    /** The usual tier has no suffix, any other pair of tiers is a series of its own. */
    private static String tier(TableRow row) {
        String from = row.text("from_tier");
        String to = row.text("to_tier");
        if (from == null || to == null || (from.equals("PREMIUM") && to.equals("PREMIUM"))) {
            return "";
        }
        return ":" + from.toLowerCase(Locale.ROOT) + "-" + to.toLowerCase(Locale.ROOT);
    }

    private static BigDecimal plausible(String column, BigDecimal millis) throws Unreadable {
        if (millis.signum() <= 0 || millis.compareTo(LONGEST) > 0) {
            throw new Unreadable(
                    column,
                    millis.toPlainString(),
                    "implausible; expected more than 0 and at most 60000 ms. Maybe the peer did not answer?");
        }
        return millis;
    }

    private static void ordered(TableRow row) throws Unreadable {
        BigDecimal least = row.decimal("min_ms");
        BigDecimal most = row.decimal("max_ms");
        if (least != null && most != null && least.compareTo(most) > 0) {
            throw new Unreadable("min_ms", least.toPlainString(), "above max_ms " + most.toPlainString());
        }
    }
}
