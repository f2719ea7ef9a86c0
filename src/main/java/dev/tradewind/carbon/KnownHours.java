package dev.tradewind.carbon;

import dev.tradewind.quantity.TimeRange;
import dev.tradewind.signal.SeriesStatus;
import dev.tradewind.signal.SignalPoint;
import dev.tradewind.signal.Signals;
import dev.tradewind.signal.SignalsAppended;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * What sources said of whole hours, kept in memory by series and month: pages ask for the same months again and again, and
 * reading them costs more than all the arithmetic that follows. A month is read anew as soon as this replica stores a point
 * in it, the series' status says that any replica did, or {@link #LONGEST} is over.
 */
@Component
class KnownHours {
    /** A correction by another replica that leaves the series' status as it was is seen after this long. */
    private static final Duration LONGEST = Duration.ofMinutes(5);

    /** Of about 40 kB each. */
    private static final int MOST_MONTHS = 500;

    private final Signals signals;
    private final Clock clock;
    private final Map<Key, Kept> kept = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Kept> eldest) {
            return size() > MOST_MONTHS;
        }
    };

    KnownHours(Signals signals, Clock clock) {
        this.signals = signals;
        this.clock = clock;
    }

    /** Hours that start in the range, by series, each in order of time; gaps stay gaps. */
    Map<String, List<HourlyIntensity>> of(Collection<SeriesStatus> series, TimeRange range) {
        Map<String, List<HourlyIntensity>> hours = new HashMap<>();
        if (!range.from().isBefore(range.to())) {
            return hours;
        }
        var months = months(range);
        read(missing(series, months), months);
        for (SeriesStatus each : series) {
            var own = new ArrayList<HourlyIntensity>();
            months.forEach(month -> own.addAll(Hours.within(monthOf(each, month), range)));
            hours.put(each.series(), own);
        }
        return hours;
    }

    @TransactionalEventListener(phase = TransactionPhase.AFTER_COMMIT, fallbackExecution = true)
    void on(SignalsAppended appended) {
        synchronized (kept) {
            appended.points().forEach(point -> kept.remove(new Key(point.series(), monthOf(point.validFrom()))));
        }
    }

    private List<SeriesStatus> missing(Collection<SeriesStatus> series, List<YearMonth> months) {
        return series.stream()
                .filter(each -> months.stream().anyMatch(month -> fresh(each, month) == null))
                .toList();
    }

    private List<HourlyIntensity> monthOf(SeriesStatus series, YearMonth month) {
        Kept known = fresh(series, month);
        if (known != null) {
            return known.hours;
        }
        // Dropped since, because a point arrived or others needed the room.
        read(List.of(series), List.of(month));
        Kept again = fresh(series, month);
        return again == null ? HourlyMeans.of(signals.read(series.series(), span(List.of(month)))) : again.hours;
    }

    private @Nullable Kept fresh(SeriesStatus series, YearMonth month) {
        synchronized (kept) {
            Kept known = kept.get(new Key(series.series(), month));
            return known != null
                            && known.status.equals(series)
                            && clock.instant().isBefore(known.readAt.plus(LONGEST))
                    ? known
                    : null;
        }
    }

    private void read(Collection<SeriesStatus> series, List<YearMonth> months) {
        if (series.isEmpty()) {
            return;
        }
        Instant now = clock.instant();
        Map<String, List<SignalPoint>> points =
                signals.read(series.stream().map(SeriesStatus::series).toList(), span(months));
        for (SeriesStatus each : series) {
            var hours = HourlyMeans.of(points.getOrDefault(each.series(), List.of()));
            for (YearMonth month : months) {
                var own = List.copyOf(Hours.within(hours, span(List.of(month))));
                synchronized (kept) {
                    kept.put(new Key(each.series(), month), new Kept(each, now, own));
                }
            }
        }
    }

    private static List<YearMonth> months(TimeRange range) {
        var months = new ArrayList<YearMonth>();
        for (YearMonth month = monthOf(range.from());
                month.atDay(1).atStartOfDay(ZoneOffset.UTC).toInstant().isBefore(range.to());
                month = month.plusMonths(1)) {
            months.add(month);
        }
        return months;
    }

    private static TimeRange span(List<YearMonth> months) {
        return new TimeRange(
                months.getFirst().atDay(1).atStartOfDay(ZoneOffset.UTC).toInstant(),
                months.getLast()
                        .plusMonths(1)
                        .atDay(1)
                        .atStartOfDay(ZoneOffset.UTC)
                        .toInstant());
    }

    private static YearMonth monthOf(Instant instant) {
        return YearMonth.from(instant.atZone(ZoneOffset.UTC));
    }

    private record Key(String series, YearMonth month) {}

    private record Kept(SeriesStatus status, Instant readAt, List<HourlyIntensity> hours) {}
}
