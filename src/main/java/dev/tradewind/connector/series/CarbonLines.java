package dev.tradewind.connector.series;

import dev.tradewind.connector.Header;
import dev.tradewind.connector.PlainLine;
import dev.tradewind.connector.Tables;
import dev.tradewind.connector.Unreadable;
import dev.tradewind.signal.SeriesNames;
import dev.tradewind.signal.SignalKind;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Plain lines of an hourly download of Electricity Maps; hours of one zone mostly follow each other. */
final class CarbonLines implements Tables.QuickReader<SeriesRow> {
    private final int time;
    private final int zone;
    private final int average;
    private final int burnt;
    private final int source;
    private final int estimated;
    private final int method;

    private @Nullable String lastZone;
    private String lifeCycle = "";
    private String direct = "";

    CarbonLines(Header header, String lifeCycle, @Nullable String direct) {
        time = header.position(CarbonDialect.TIME);
        zone = header.position(CarbonDialect.ZONE);
        average = header.position(lifeCycle);
        burnt = direct == null ? -1 : header.position(direct);
        source = header.position(CarbonDialect.SOURCE);
        estimated = header.position(CarbonDialect.ESTIMATED);
        method = header.position(CarbonDialect.METHOD);
    }

    @Override
    public @Nullable SeriesRow read(PlainLine line) {
        String name = line.text(zone);
        Instant hour = line.instant(time);
        BigDecimal grams = line.decimal(average);
        BigDecimal direct = line.decimal(burnt);
        if (name == null || hour == null || grams == null || !CarbonDialect.isPlausibleLifeCycle(grams)) {
            return null;
        }
        if (direct != null && !CarbonDialect.isPlausible(direct)) {
            return null;
        }
        name(name);
        try {
            SignalKind kind = CarbonDialect.kind(line.text(method), line.text(estimated));
            String publisher = CarbonDialect.source(line.text(source));
            return CarbonDialect.row(lifeCycle, this.direct, hour, grams, direct, kind, publisher);
        } catch (Unreadable leftToTheCareful) {
            return null;
        }
    }

    private void name(String of) {
        if (!Objects.equals(of, lastZone)) {
            lastZone = of;
            lifeCycle = SeriesNames.carbonLifeCycle(of);
            direct = SeriesNames.carbonDirect(of);
        }
    }
}
