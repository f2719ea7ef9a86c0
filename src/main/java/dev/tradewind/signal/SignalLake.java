package dev.tradewind.signal;

import dev.tradewind.lake.Lake;
import dev.tradewind.lake.LakeTable;
import dev.tradewind.lake.LakeTable.Column;
import dev.tradewind.lake.LakeWriter;
import dev.tradewind.quantity.TimeRange;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/** Points of bulk files, in Parquet: one file for each import, never changed; a later word on a point lies elsewhere. */
@Component
final class SignalLake {
    /** Points of one file; the next is gathered while it is written. */
    private static final int MOST_POINTS = 1_000_000;

    private static final int SCALE = 12;
    private static final Long FIRST_WORD = 1L;

    static final LakeTable SIGNALS = new LakeTable(
            "signals",
            List.of(
                    Column.repeated("scope", "VARCHAR"),
                    Column.repeated("period", "VARCHAR"),
                    Column.repeated("series", "VARCHAR"),
                    new Column("valid_from", "TIMESTAMP"),
                    new Column("valid_to", "TIMESTAMP"),
                    new Column("point_value", "DECIMAL(18,12)"),
                    Column.repeated("kind", "VARCHAR"),
                    Column.repeated("basis", "VARCHAR"),
                    Column.repeated("source", "VARCHAR"),
                    Column.repeated("observed_at", "TIMESTAMP"),
                    Column.repeated("revision", "BIGINT")),
            "scope",
            "period");

    private static final String SELECT =
            "SELECT series, epoch_us(valid_from) AS from_micros, epoch_us(valid_to) AS to_micros,"
                    + " point_value, kind, basis, source, epoch_us(observed_at) AS observed_micros, revision FROM signals";

    private final Supplier<Lake> lake;

    @Autowired
    SignalLake(ObjectProvider<Lake> lake) {
        this(lake::getObject);
    }

    SignalLake(Supplier<Lake> lake) {
        this.lake = lake;
    }

    Lake lake() {
        return lake.get();
    }

    /** DuckDB reads decimals of 18 digits some fifteen times faster than longer ones. */
    private static final BigDecimal BEYOND = BigDecimal.TEN.pow(6);

    /** Whether the value has a place in the lake. */
    static boolean holds(BigDecimal value) {
        return value.abs().compareTo(BEYOND) < 0;
    }

    /** Writes points of one import, each as the first word on it; for one thread. */
    static BiConsumer<SignalPoint, LakeWriter> writing(UUID importId) {
        // The same objects for all points of a file, by which the writer sees that they are the same.
        String scope = importId.toString();
        return new BiConsumer<>() {
            private long points;
            private String period = "";

            @Override
            public void accept(SignalPoint point, LakeWriter writer) {
                if (points % MOST_POINTS == 0) {
                    // Its rows are found by series and time, so that the place of the month only numbers the files.
                    period = "all-" + points / MOST_POINTS;
                }
                points++;
                append(scope, period, point, writer);
            }
        };
    }

    private static void append(String scope, String period, SignalPoint point, LakeWriter writer) {
        writer.append(
                scope,
                period,
                point.series(),
                point.validFrom(),
                point.validTo(),
                point.value().setScale(SCALE, RoundingMode.HALF_EVEN),
                point.kind().name(),
                point.basis(),
                point.source(),
                point.observedAt(),
                FIRST_WORD);
    }

    /** All points that touch the range, by series and time. Each start of a series stands in the lake once. */
    List<SignalPoint> read(Collection<String> series, TimeRange range, Duration longestStep) {
        var parameters = new ArrayList<Object>(series);
        parameters.add(range.from().minus(longestStep));
        parameters.add(range.from());
        parameters.add(range.to());
        return lake().query(
                        SIGNALS,
                        SELECT + " WHERE series IN (" + marks(series.size())
                                + ") AND valid_from >= ? AND valid_to > ? AND valid_from < ? ORDER BY series, valid_from",
                        parameters,
                        SignalLake::point);
    }

    /** The point that starts just then, or nothing. */
    List<SignalPoint> at(String series, Instant validFrom) {
        return lake().query(
                        SIGNALS,
                        SELECT + " WHERE series = ? AND valid_from = ? ORDER BY revision",
                        List.of(series, validFrom),
                        SignalLake::point);
    }

    /** The newest point that starts at or before an instant. */
    List<SignalPoint> newest(String series, Instant until) {
        return lake().query(
                        SIGNALS,
                        SELECT + " WHERE series = ? AND valid_from <= ? ORDER BY valid_from DESC LIMIT 1",
                        List.of(series, until),
                        SignalLake::point);
    }

    private static String marks(int many) {
        return String.join(", ", Collections.nCopies(many, "?"));
    }

    private static SignalPoint point(ResultSet row) throws SQLException {
        return new SignalPoint(
                row.getString(1),
                instant(row.getLong(2)),
                instant(row.getLong(3)),
                row.getBigDecimal(4),
                SignalKind.valueOf(row.getString(5)),
                row.getString(6),
                row.getString(7),
                instant(row.getLong(8)),
                row.getInt(9));
    }

    private static Instant instant(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }
}
