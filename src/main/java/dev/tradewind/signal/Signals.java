package dev.tradewind.signal;

import dev.tradewind.quantity.TimeRange;
import dev.tradewind.quantity.Timestamps;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The store of series: insert only, every correction a further revision, readers see the latest. */
@Component
public class Signals {
    private static final String LATEST = """
        select p.* from signal_point p
        where p.series = ? and p.valid_from >= ? and p.valid_to > ? and p.valid_from < ?
          and p.revision = (select max(q.revision) from signal_point q
                            where q.series = p.series and q.valid_from = p.valid_from)
        order by p.valid_from
        """;
    private static final String LATEST_OF_SEVERAL = """
        select p.* from signal_point p
        where p.series in (:series) and p.valid_from >= :reach and p.valid_to > :from and p.valid_from < :to
          and p.revision = (select max(q.revision) from signal_point q
                            where q.series = p.series and q.valid_from = p.valid_from)
        order by p.series, p.valid_from
        """;
    private static final String INSERT = """
        insert into signal_point (series, valid_from, revision, valid_to, point_value, kind, basis, source, observed_at)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?)
        """;

    /** No point holds for longer; it bounds how far back a read has to look. */
    private static final Duration LONGEST_STEP = Duration.ofDays(32);

    /** Before everything; both databases can say it. */
    private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");

    private final JdbcClient jdbc;
    private final JdbcTemplate batch;
    private final SeriesIndex index;
    private final SignalLake lake;
    private final ApplicationEventPublisher events;

    Signals(JdbcClient jdbc, JdbcTemplate batch, SeriesIndex index, SignalLake lake, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.batch = batch;
        this.index = index;
        this.lake = lake;
        this.events = events;
    }

    /** Adds points. What is already known just so is left alone, what differs becomes the next revision. */
    @Transactional
    public AppendResult append(List<SignalPoint> points) {
        Map<String, List<SignalPoint>> bySeries = new TreeMap<>();
        points.forEach(point ->
                bySeries.computeIfAbsent(point.series(), s -> new ArrayList<>()).add(point));
        Map<String, SeriesStatus> before = index.known(bySeries.keySet());
        Map<String, SeriesStatus> after = new HashMap<>();
        var fresh = new ArrayList<SignalPoint>();
        int added = 0;
        int unchanged = 0;
        for (var entry : bySeries.entrySet()) {
            String series = entry.getKey();
            var news = new News(before.containsKey(series) ? latestByStart(series, span(entry.getValue())) : Map.of());
            entry.getValue().forEach(news::take);
            if (!news.fresh.isEmpty()) {
                after.put(series, SeriesIndex.extended(before.get(series), news.fresh, news.added));
            }
            fresh.addAll(news.fresh);
            added += news.added;
            unchanged += news.unchanged;
        }
        insert(fresh);
        index.store(after.values(), before.keySet());
        if (!fresh.isEmpty()) {
            events.publishEvent(new SignalsAppended(fresh));
        }
        int revised = fresh.size() - added;
        return new AppendResult(added, revised, unchanged);
    }

    /** Latest revisions of all points that touch the range, by time. Gaps stay gaps. */
    public List<SignalPoint> read(String series, TimeRange range) {
        List<SignalPoint> here = jdbc.sql(LATEST)
                .params(series, at(range.from().minus(LONGEST_STEP)), at(range.from()), at(range.to()))
                .query((row, n) -> point(row))
                .list();
        List<String> inLake = index.inLake(List.of(series), range.from(), range.to());
        return inLake.isEmpty() ? here : latest(lake.read(inLake, range, LONGEST_STEP), here);
    }

    /** As {@link #read(String, TimeRange)} of several series in one question; a series without points is left out. */
    public Map<String, List<SignalPoint>> read(Collection<String> series, TimeRange range) {
        Map<String, List<SignalPoint>> bySeries = new HashMap<>();
        if (series.isEmpty()) {
            return bySeries;
        }
        jdbc.sql(LATEST_OF_SEVERAL)
                .param("series", List.copyOf(series))
                .param("reach", at(range.from().minus(LONGEST_STEP)))
                .param("from", at(range.from()))
                .param("to", at(range.to()))
                .query((row, n) -> point(row))
                .list()
                .forEach(point -> bySeries.computeIfAbsent(point.series(), s -> new ArrayList<>())
                        .add(point));
        List<String> inLake = index.inLake(series, range.from(), range.to());
        if (!inLake.isEmpty()) {
            Map<String, List<SignalPoint>> sealed = new HashMap<>();
            lake.read(inLake, range, LONGEST_STEP)
                    .forEach(point -> sealed.computeIfAbsent(point.series(), s -> new ArrayList<>())
                            .add(point));
            sealed.forEach((name, points) ->
                    bySeries.put(name, latest(points, bySeries.getOrDefault(name, List.of()))));
        }
        return bySeries;
    }

    /** The later word of each start; the lake's is never later than the table's. */
    private static List<SignalPoint> latest(List<SignalPoint> inLake, List<SignalPoint> here) {
        if (here.isEmpty()) {
            return inLake;
        }
        var byStart = new TreeMap<Instant, SignalPoint>();
        inLake.forEach(point -> byStart.put(point.validFrom(), point));
        here.forEach(point -> byStart.put(point.validFrom(), point));
        return List.copyOf(byStart.values());
    }

    /** Every revision of the point that starts at an instant, the first word first. */
    public List<SignalPoint> revisions(String series, Instant validFrom) {
        List<SignalPoint> here = jdbc.sql(
                        "select * from signal_point where series = ? and valid_from = ? order by revision")
                .params(series, at(validFrom))
                .query((row, n) -> point(row))
                .list();
        if (index.inLake(List.of(series), validFrom, validFrom.plusNanos(1)).isEmpty()) {
            return here;
        }
        var all = new ArrayList<>(lake.at(series, validFrom));
        all.addAll(here);
        return List.copyOf(all);
    }

    /** The newest point that starts at or before an instant, however old it is. */
    public Optional<SignalPoint> newest(String series, Instant until) {
        Optional<SignalPoint> here = jdbc.sql("""
            select * from signal_point where series = ? and valid_from <= ?
            order by valid_from desc, revision desc limit 1
            """)
                .params(series, at(until))
                .query((row, n) -> point(row))
                .optional();
        Instant from = here.map(SignalPoint::validFrom).orElse(FIRST);
        if (index.inLake(List.of(series), from, until.plusNanos(1000)).isEmpty()) {
            return here;
        }
        return lake.newest(series, until).stream()
                .filter(point -> point.validFrom().isAfter(from))
                .findFirst()
                .or(() -> here);
    }

    /** What is known about one series. */
    public Optional<SeriesStatus> status(String series) {
        return index.one(series);
    }

    /** What is known about all series whose name starts so, for example {@code carbon:}. */
    public List<SeriesStatus> statuses(String prefix) {
        return index.startingWith(prefix);
    }

    /** As {@link #statuses} in one line: every page of the console asks. */
    public NewestKnown newestKnown(String prefix) {
        return index.newestKnown(prefix);
    }

    /** Sorts the points of one series into new, revised and known. */
    private static final class News {
        private final Map<Instant, SignalPoint> latest;
        private final List<SignalPoint> fresh = new ArrayList<>();
        private int added;
        private int unchanged;

        News(Map<Instant, SignalPoint> known) {
            this.latest = new HashMap<>(known);
        }

        void take(SignalPoint point) {
            SignalPoint known = latest.get(point.validFrom());
            // A forecast that arrives late must not cover what was measured meanwhile, nor the estimate of one source
            // what
            // another measured.
            boolean late = known != null
                    && point.kind().compareTo(known.kind()) > 0
                    && (point.kind() == SignalKind.FORECAST || !point.source().equals(known.source()));
            if (known != null && (late || known.saysTheSameAs(point))) {
                unchanged++;
                return;
            }
            SignalPoint stored = withRevision(point, known == null ? 1 : known.revision() + 1);
            latest.put(point.validFrom(), stored);
            fresh.add(stored);
            if (known == null) {
                added++;
            }
        }
    }

    private void insert(List<SignalPoint> fresh) {
        batch.batchUpdate(INSERT, fresh, 1000, (statement, point) -> {
            statement.setString(1, point.series());
            statement.setObject(2, at(point.validFrom()));
            statement.setInt(3, point.revision());
            statement.setObject(4, at(point.validTo()));
            statement.setBigDecimal(5, point.value());
            statement.setString(6, point.kind().name());
            statement.setString(7, point.basis());
            statement.setString(8, point.source());
            statement.setObject(9, at(point.observedAt()));
        });
    }

    private Map<Instant, SignalPoint> latestByStart(String series, TimeRange range) {
        Map<Instant, SignalPoint> known = new HashMap<>();
        read(series, range).forEach(point -> known.put(point.validFrom(), point));
        return known;
    }

    private static TimeRange span(List<SignalPoint> points) {
        Instant from = points.stream()
                .map(SignalPoint::validFrom)
                .min(Instant::compareTo)
                .orElseThrow();
        Instant to = points.stream()
                .map(SignalPoint::validTo)
                .max(Instant::compareTo)
                .orElseThrow();
        return new TimeRange(from, to);
    }

    private static SignalPoint withRevision(SignalPoint point, int revision) {
        return new SignalPoint(
                point.series(),
                point.validFrom(),
                point.validTo(),
                point.value(),
                point.kind(),
                point.basis(),
                point.source(),
                point.observedAt(),
                revision);
    }

    static OffsetDateTime at(Instant instant) {
        return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
    }

    static SignalPoint point(ResultSet row) throws SQLException {
        return new SignalPoint(
                row.getString("series"),
                Timestamps.at(row, "valid_from"),
                Timestamps.at(row, "valid_to"),
                row.getBigDecimal("point_value"),
                SignalKind.valueOf(row.getString("kind")),
                row.getString("basis"),
                row.getString("source"),
                Timestamps.at(row, "observed_at"),
                row.getInt("revision"));
    }
}
