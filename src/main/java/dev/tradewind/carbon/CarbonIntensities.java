package dev.tradewind.carbon;

import dev.tradewind.catalog.Catalog;
import dev.tradewind.catalog.GridZone;
import dev.tradewind.quantity.TimeRange;
import dev.tradewind.signal.SeriesNames;
import dev.tradewind.signal.SeriesStatus;
import dev.tradewind.signal.SignalKind;
import dev.tradewind.signal.SignalPoint;
import dev.tradewind.signal.Signals;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * How clean a grid zone is. Always average, life cycle, location-based. For each hour the best that is known: what the
 * source said for it, else our forecast for hours to come, else the published yearly average, else nothing.
 */
@Component
public class CarbonIntensities {
    private final Signals signals;
    private final Catalog catalog;
    private final CarbonForecasts forecasts;
    private final KnownHours knownHours;

    CarbonIntensities(Signals signals, Catalog catalog, CarbonForecasts forecasts, KnownHours knownHours) {
        this.signals = signals;
        this.knownHours = knownHours;
        this.catalog = catalog;
        this.forecasts = forecasts;
    }

    /** Whole hours that start in the range; an hour of which nothing at all is known is left out. */
    public List<HourlyIntensity> hourly(String zone, TimeRange range) {
        return hourly(List.of(zone), range).getOrDefault(zone, List.of());
    }

    /** As {@link #hourly(String, TimeRange)} for many zones, at the price of two questions instead of two for each. */
    public Map<String, List<HourlyIntensity>> hourly(Collection<String> zones, TimeRange range) {
        Map<String, SeriesStatus> statuses = statuses(zones);
        Map<String, List<HourlyIntensity>> known = knownHours.of(statuses.values(), range);
        Map<String, List<HourlyIntensity>> all = new LinkedHashMap<>();
        for (String zone : zones) {
            SeriesStatus status = statuses.get(zone);
            Map<Instant, HourlyIntensity> forecast =
                    status != null && range.to().isAfter(status.validTo())
                            ? forecasts.after(status, zone).byHour()
                            : Map.of();
            all.put(
                    zone,
                    best(zone, range, known.getOrDefault(SeriesNames.carbonLifeCycle(zone), List.of()), forecast));
        }
        return all;
    }

    /** Until when sources speak of zones, forecasts included; a zone of which none ever did is missing. */
    public Map<String, Instant> spokenUntil(Collection<String> zones) {
        Map<String, Instant> until = new HashMap<>();
        statuses(zones).forEach((zone, status) -> until.put(zone, status.validTo()));
        return until;
    }

    /** The published yearly average for each hour; none where nobody published one. */
    public List<HourlyIntensity> published(String zone, TimeRange range) {
        return best(zone, range, List.of(), Map.of());
    }

    /** Marginal intensity of the hours of which a source told one; never filled up from anything else. */
    List<HourlyIntensity> marginal(String zone, TimeRange range) {
        return HourlyMeans.of(signals.read(SeriesNames.carbonMarginal(zone), range)).stream()
                .filter(hour -> range.contains(hour.hour()))
                .toList();
    }

    private Map<String, SeriesStatus> statuses(Collection<String> zones) {
        Map<String, SeriesStatus> statuses = new HashMap<>();
        if (zones.size() == 1) {
            String zone = zones.iterator().next();
            signals.status(SeriesNames.carbonLifeCycle(zone)).ifPresent(status -> statuses.put(zone, status));
            return statuses;
        }
        Map<String, SeriesStatus> bySeries = new HashMap<>();
        signals.statuses("carbon:").forEach(status -> bySeries.put(status.series(), status));
        for (String zone : zones) {
            SeriesStatus status = bySeries.get(SeriesNames.carbonLifeCycle(zone));
            if (status != null) {
                statuses.put(zone, status);
            }
        }
        return statuses;
    }

    private List<HourlyIntensity> best(
            String zone, TimeRange range, List<HourlyIntensity> said, Map<Instant, HourlyIntensity> forecast) {
        Map<Instant, HourlyIntensity> known = new HashMap<>();
        said.forEach(hour -> known.put(hour.hour(), hour));
        var hours = new ArrayList<HourlyIntensity>();
        for (Instant hour = ceiling(range.from()); hour.isBefore(range.to()); hour = hour.plus(1, ChronoUnit.HOURS)) {
            HourlyIntensity word = known.get(hour);
            HourlyIntensity best = word != null ? word : filled(zone, hour, forecast);
            if (best != null) {
                hours.add(best);
            }
        }
        return List.copyOf(hours);
    }

    /** Only what sources said, averaged over the hour where they are finer; gaps stay gaps. */
    public List<HourlyIntensity> known(String zone, TimeRange range) {
        return HourlyMeans.of(signals.read(SeriesNames.carbonLifeCycle(zone), range));
    }

    /** The best that is known of the hour in which an instant lies. */
    public Optional<HourlyIntensity> at(String zone, Instant instant) {
        Instant hour = instant.truncatedTo(ChronoUnit.HOURS);
        return hourly(zone, new TimeRange(hour, hour.plus(1, ChronoUnit.HOURS))).stream()
                .findFirst();
    }

    /** Everything that sources ever said of an hour, each word with its revision, in order of time and revision. */
    public List<SignalPoint> words(String zone, Instant hour) {
        String series = SeriesNames.carbonLifeCycle(zone);
        var range = new TimeRange(hour, hour.plus(1, ChronoUnit.HOURS));
        return signals.read(series, range).stream()
                .map(SignalPoint::validFrom)
                .filter(range::contains)
                .flatMap(from -> signals.revisions(series, from).stream())
                .toList();
    }

    /** The newest word of a source, however old. */
    public Optional<SignalPoint> newest(String zone, Instant until) {
        return signals.newest(SeriesNames.carbonLifeCycle(zone), until);
    }

    private @Nullable HourlyIntensity filled(String zone, Instant hour, Map<Instant, HourlyIntensity> forecast) {
        HourlyIntensity ours = forecast.get(hour);
        if (ours != null) {
            return ours;
        }
        GridZone published = catalog.gridZone(zone).orElse(null);
        Double yearly = published == null ? null : published.yearlyGramsPerKwh();
        return published == null || yearly == null
                ? null
                : new HourlyIntensity(
                        hour,
                        yearly,
                        SignalKind.PUBLISHED,
                        published.source() + ", yearly average " + published.year());
    }

    private static Instant ceiling(Instant instant) {
        Instant hour = instant.truncatedTo(ChronoUnit.HOURS);
        return hour.equals(instant) ? hour : hour.plus(1, ChronoUnit.HOURS);
    }
}
