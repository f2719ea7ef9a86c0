package dev.tradewind.signal;

import static dev.tradewind.signal.Signals.at;

import dev.tradewind.quantity.Timestamps;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** One line for each series, kept up in the transaction of each append. */
@Component
class SeriesIndex {
    private static final int CHUNK = 500;

    private final JdbcClient jdbc;
    private final JdbcTemplate batch;

    SeriesIndex(JdbcClient jdbc, JdbcTemplate batch) {
        this.jdbc = jdbc;
        this.batch = batch;
    }

    Optional<SeriesStatus> one(String series) {
        return jdbc.sql("select * from signal_series where series = ?")
                .param(series)
                .query((row, n) -> status(row))
                .optional();
    }

    List<SeriesStatus> startingWith(String prefix) {
        return jdbc.sql("select * from signal_series where series like ? escape '!' order by series")
                .param(pattern(prefix))
                .query((row, n) -> status(row))
                .list();
    }

    NewestKnown newestKnown(String prefix) {
        return jdbc.sql("select count(*) as found, max(known_to) as known_to from signal_series"
                        + " where series like ? escape '!'")
                .param(pattern(prefix))
                .query((row, n) -> new NewestKnown(
                        row.getLong("found"), Timestamps.instant(row.getObject("known_to", OffsetDateTime.class))))
                .single();
    }

    private static String pattern(String prefix) {
        return prefix.replace("!", "!!").replace("%", "!%").replace("_", "!_") + "%";
    }

    /** Those of the series that are known already. */
    Map<String, SeriesStatus> known(Collection<String> names) {
        Map<String, SeriesStatus> known = new HashMap<>();
        var all = List.copyOf(names);
        for (int from = 0; from < all.size(); from += CHUNK) {
            jdbc.sql("select * from signal_series where series in (:names)")
                    .param("names", all.subList(from, Math.min(all.size(), from + CHUNK)))
                    .query((row, n) -> status(row))
                    .list()
                    .forEach(status -> known.put(status.series(), status));
        }
        return known;
    }

    /** Stores the lines as they are after an append. */
    void store(Collection<SeriesStatus> after, Collection<String> known) {
        var inserts = new ArrayList<SeriesStatus>();
        var updates = new ArrayList<SeriesStatus>();
        after.forEach(status -> (known.contains(status.series()) ? updates : inserts).add(status));
        batch.batchUpdate("""
                        insert into signal_series
                            (points, valid_from, valid_to, known_to, observed_at, newest_kind, newest_source, series)
                        values (?, ?, ?, ?, ?, ?, ?, ?)
                        """, inserts, CHUNK, SeriesIndex::set);
        batch.batchUpdate("""
                        update signal_series set points = ?, valid_from = ?, valid_to = ?, known_to = ?,
                            observed_at = ?, newest_kind = ?, newest_source = ? where series = ?
                        """, updates, CHUNK, SeriesIndex::set);
    }

    /** The line of a series after fresh points were added. */
    static SeriesStatus extended(@Nullable SeriesStatus before, List<SignalPoint> fresh, int added) {
        SeriesStatus status = before;
        for (SignalPoint point : fresh) {
            status = extended(status, point);
        }
        SeriesStatus after = java.util.Objects.requireNonNull(status);
        return new SeriesStatus(
                after.series(),
                after.points() + added,
                after.validFrom(),
                after.validTo(),
                after.knownTo(),
                after.observedAt(),
                after.newestKind(),
                after.newestSource());
    }

    private static SeriesStatus extended(@Nullable SeriesStatus before, SignalPoint point) {
        Instant known = point.kind() == SignalKind.FORECAST ? null : point.validTo();
        if (before == null) {
            return new SeriesStatus(
                    point.series(),
                    0,
                    point.validFrom(),
                    point.validTo(),
                    known,
                    point.observedAt(),
                    point.kind(),
                    point.source());
        }
        boolean newer = !point.validTo().isBefore(before.validTo());
        return new SeriesStatus(
                before.series(),
                before.points(),
                point.validFrom().isBefore(before.validFrom()) ? point.validFrom() : before.validFrom(),
                newer ? point.validTo() : before.validTo(),
                later(before.knownTo(), known),
                point.observedAt().isAfter(before.observedAt()) ? point.observedAt() : before.observedAt(),
                newer ? point.kind() : before.newestKind(),
                newer ? point.source() : before.newestSource());
    }

    /** The line of a series of which two parts without a common point are known. */
    static SeriesStatus joined(@Nullable SeriesStatus before, SeriesStatus more) {
        if (before == null) {
            return more;
        }
        SeriesStatus newer = more.validTo().isBefore(before.validTo()) ? before : more;
        return new SeriesStatus(
                before.series(),
                before.points() + more.points(),
                more.validFrom().isBefore(before.validFrom()) ? more.validFrom() : before.validFrom(),
                newer.validTo(),
                later(before.knownTo(), more.knownTo()),
                more.observedAt().isAfter(before.observedAt()) ? more.observedAt() : before.observedAt(),
                newer.newestKind(),
                newer.newestSource());
    }

    /** Notes that points of this time lie in the lake. */
    void inLake(String series, Instant from, Instant to) {
        jdbc.sql("""
            update signal_series set lake_from = case when lake_from < ? then lake_from else ? end,
                lake_to = case when lake_to > ? then lake_to else ? end where series = ?
            """).params(at(from), at(from), at(to), at(to), series).update();
    }

    /** Those of the series of which points that may touch the time lie in the lake. */
    List<String> inLake(Collection<String> names, Instant from, Instant to) {
        var found = new ArrayList<String>();
        var all = List.copyOf(names);
        for (int first = 0; first < all.size(); first += CHUNK) {
            found.addAll(jdbc.sql("""
                select series from signal_series where series in (:names) and lake_to > :from and lake_from < :to
                """)
                    .param("names", all.subList(first, Math.min(all.size(), first + CHUNK)))
                    .param("from", at(from))
                    .param("to", at(to))
                    .query(String.class)
                    .list());
        }
        return found;
    }

    private static @Nullable Instant later(@Nullable Instant a, @Nullable Instant b) {
        if (a == null || b == null) {
            return a == null ? b : a;
        }
        return a.isAfter(b) ? a : b;
    }

    private static void set(PreparedStatement statement, SeriesStatus status) throws SQLException {
        statement.setLong(1, status.points());
        statement.setObject(2, at(status.validFrom()));
        statement.setObject(3, at(status.validTo()));
        Instant known = status.knownTo();
        statement.setObject(4, known == null ? null : at(known), Types.TIMESTAMP_WITH_TIMEZONE);
        statement.setObject(5, at(status.observedAt()));
        statement.setString(6, status.newestKind().name());
        statement.setString(7, status.newestSource());
        statement.setString(8, status.series());
    }

    private static SeriesStatus status(ResultSet row) throws SQLException {
        OffsetDateTime known = row.getObject("known_to", OffsetDateTime.class);
        return new SeriesStatus(
                row.getString("series"),
                row.getLong("points"),
                Timestamps.at(row, "valid_from"),
                Timestamps.at(row, "valid_to"),
                known == null ? null : known.toInstant(),
                Timestamps.at(row, "observed_at"),
                SignalKind.valueOf(row.getString("newest_kind")),
                row.getString("newest_source"));
    }
}
