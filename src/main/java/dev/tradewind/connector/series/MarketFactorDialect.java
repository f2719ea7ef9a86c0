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

/**
 * Contracts for the electricity of own sites, for the market-based method of Scope 2: certificates, a supplier's rate, a
 * residual mix. A row longer than a month becomes several points, as the store looks no further back.
 */
public final class MarketFactorDialect implements Dialect<SeriesRow> {
    private static final List<String> COLUMNS = List.of("site", "from", "to", "grams_per_kwh", "instrument", "source");
    private static final Duration LONGEST = Duration.ofDays(30);
    private static final Duration MOST = Duration.ofDays(3660);
    private static final BigDecimal HIGHEST = BigDecimal.valueOf(2000);

    @Override
    public String id() {
        return "tradewind-market-factors";
    }

    @Override
    public String title() {
        return "contracts for electricity, market-based factors (CSV)";
    }

    @Override
    public Class<SeriesRow> rowType() {
        return SeriesRow.class;
    }

    @Override
    public boolean recognises(FileHead head) {
        return head.hasColumns("site", "grams_per_kwh", "instrument");
    }

    @Override
    public Reading read(SourceFile file, ImportOptions options, RowSink<SeriesRow> rows) throws IOException {
        return Tables.read(file, COLUMNS, "Expected " + String.join(", ", COLUMNS) + ".", rows, row -> read(row));
    }

    private static SeriesRow read(TableRow row) throws Unreadable {
        String site = row.mandatoryText("site");
        if (site.indexOf(':') < 1) {
            throw new Unreadable("site", site, "no site; expected provider and code, as in acme:dallas");
        }
        Instant from = row.mandatoryInstant("from");
        Instant to = row.mandatoryInstant("to");
        if (!from.isBefore(to) || Duration.between(from, to).compareTo(MOST) > 0) {
            throw new Unreadable("to", row.raw("to"), "expected after from, ten years later at most");
        }
        BigDecimal grams = row.mandatoryDecimal("grams_per_kwh");
        if (grams.signum() < 0 || grams.compareTo(HIGHEST) > 0) {
            throw new Unreadable(
                    "grams_per_kwh",
                    grams.toPlainString(),
                    "implausible; expected 0 to 2000. Maybe the unit is kg/MWh?");
        }
        var values = new ArrayList<SeriesValue>();
        for (Instant at = from; at.isBefore(to); at = at.plus(LONGEST)) {
            Instant end = at.plus(LONGEST);
            values.add(new SeriesValue(
                    SeriesNames.marketFactor(site),
                    at,
                    end.isBefore(to) ? end : to,
                    grams,
                    SignalKind.PUBLISHED,
                    "market-based, " + row.mandatoryText("instrument"),
                    row.mandatoryText("source")));
        }
        return new SeriesRow(values);
    }
}
