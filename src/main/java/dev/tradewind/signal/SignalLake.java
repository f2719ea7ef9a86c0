package dev.tradewind.signal;

import dev.tradewind.lake.Lake;
import dev.tradewind.lake.LakeTable;
import dev.tradewind.lake.LakeTable.Column;
import dev.tradewind.lake.LakeWriter;
import dev.tradewind.quantity.TimeRange;
import java.math.RoundingMode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/** Points of bulk files, in Parquet: one file for each import, never changed; a later word on a point lies elsewhere. */
@Component
final class SignalLake {
    /** The month of a file says nothing here; its rows are found by series and time. */
    private static final String PERIOD = "all";

    private static final int SCALE = 12;

    static final LakeTable SIGNALS = new LakeTable(
            "signals",
            List.of(
                    new Column("scope", "VARCHAR"),
                    new Column("period", "VARCHAR"),
                    new Column("series", "VARCHAR"),
                    new Column("valid_from", "TIMESTAMP"),
                    new Column("valid_to", "TIMESTAMP"),
                    new Column("point_value", "DECIMAL(38,12)"),
                    new Column("kind", "VARCHAR"),
                    new Column("basis", "VARCHAR"),
                    new Column("source", "VARCHAR"),
                    new Column("observed_at", "TIMESTAMP"),
                    new Column("revision", "BIGINT")),
            "scope",
            "period");

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

    static void append(String scope, SignalPoint point, LakeWriter writer) {
        writer.append(
                scope,
                PERIOD,
                point.series(),
                point.validFrom(),
                point.validTo(),
                point.value().setScale(SCALE, RoundingMode.HALF_EVEN),
                point.kind().name(),
                point.basis(),
                point.source(),
                point.observedAt(),
                (long) point.revision());
    }

    static String scope(UUID importId) {
        return importId.toString();
    }

    /** All points that touch the range, by series and time. Each start of a series stands in the lake once. */
    List<SignalPoint> read(Collection<String> series, TimeRange range, Duration longestStep) {
        var parameters = new ArrayList<Object>(series);
        parameters.add(range.from().minus(longestStep));
        parameters.add(range.from());
        parameters.add(range.to());
        return lake().query(
                        SIGNALS,
                        "SELECT * FROM signals WHERE series IN (" + marks(series.size())
                                + ") AND valid_from >= ? AND valid_to > ? AND valid_from < ? ORDER BY series, valid_from",
                        parameters,
                        SignalLake::point);
    }

    /** The point that starts just then, or nothing. */
    List<SignalPoint> at(String series, Instant validFrom) {
        return lake().query(
                        SIGNALS,
                        "SELECT * FROM signals WHERE series = ? AND valid_from = ? ORDER BY revision",
                        List.of(series, validFrom),
                        SignalLake::point);
    }

    /** The newest point that starts at or before an instant. */
    List<SignalPoint> newest(String series, Instant until) {
        return lake().query(
                        SIGNALS,
                        "SELECT * FROM signals WHERE series = ? AND valid_from <= ? ORDER BY valid_from DESC LIMIT 1",
                        List.of(series, until),
                        SignalLake::point);
    }

    private static String marks(int many) {
        return String.join(", ", Collections.nCopies(many, "?"));
    }

    private static SignalPoint point(ResultSet row) throws SQLException {
        return new SignalPoint(
                row.getString("series"),
                instant(row, "valid_from"),
                instant(row, "valid_to"),
                row.getBigDecimal("point_value"),
                SignalKind.valueOf(row.getString("kind")),
                row.getString("basis"),
                row.getString("source"),
                instant(row, "observed_at"),
                row.getInt("revision"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        // DuckDB keeps UTC without a zone.
        return row.getObject(column, LocalDateTime.class).toInstant(ZoneOffset.UTC);
    }
}
