package dev.tradewind.signal;

import static dev.tradewind.signal.Signals.at;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** One line for each series, kept up in the transaction of each append. */
@Component
class SeriesIndex {
    private final JdbcClient jdbc;

    SeriesIndex(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<SeriesStatus> one(String series) {
        return jdbc.sql("select * from signal_series where series = ?")
                .param(series)
                .query((row, n) -> status(row))
                .optional();
    }

    List<SeriesStatus> startingWith(String prefix) {
        return jdbc.sql("select * from signal_series where substring(series from 1 for ?) = ? order by series")
                .params(prefix.length(), prefix)
                .query((row, n) -> status(row))
                .list();
    }

    void extend(String series, List<SignalPoint> fresh, int added) {
        if (fresh.isEmpty()) {
            return;
        }
        SignalPoint newest =
                fresh.stream().max(Comparator.comparing(SignalPoint::validTo)).orElseThrow();
        Instant first = fresh.stream()
                .map(SignalPoint::validFrom)
                .min(Instant::compareTo)
                .orElseThrow();
        Instant observed = fresh.stream()
                .map(SignalPoint::observedAt)
                .max(Instant::compareTo)
                .orElseThrow();
        SeriesStatus before = one(series).orElse(null);
        if (before == null) {
            jdbc.sql("""
                            insert into signal_series (series, points, valid_from, valid_to, observed_at, newest_kind, newest_source)
                            values (?, ?, ?, ?, ?, ?, ?)
                            """)
                    .params(
                            series,
                            added,
                            at(first),
                            at(newest.validTo()),
                            at(observed),
                            newest.kind().name(),
                            newest.source())
                    .update();
            return;
        }
        boolean newer = !newest.validTo().isBefore(before.validTo());
        jdbc.sql("""
                        update signal_series set points = points + ?, valid_from = ?, valid_to = ?, observed_at = ?,
                            newest_kind = ?, newest_source = ? where series = ?
                        """)
                .params(
                        added,
                        at(first.isBefore(before.validFrom()) ? first : before.validFrom()),
                        at(newer ? newest.validTo() : before.validTo()),
                        at(observed.isAfter(before.observedAt()) ? observed : before.observedAt()),
                        (newer ? newest.kind() : before.newestKind()).name(),
                        newer ? newest.source() : before.newestSource(),
                        series)
                .update();
    }

    private static SeriesStatus status(ResultSet row) throws SQLException {
        return new SeriesStatus(
                row.getString("series"),
                row.getLong("points"),
                row.getObject("valid_from", OffsetDateTime.class).toInstant(),
                row.getObject("valid_to", OffsetDateTime.class).toInstant(),
                row.getObject("observed_at", OffsetDateTime.class).toInstant(),
                SignalKind.valueOf(row.getString("newest_kind")),
                row.getString("newest_source"));
    }
}
