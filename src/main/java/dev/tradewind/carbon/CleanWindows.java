package dev.tradewind.carbon;

import dev.tradewind.quantity.TimeRange;
import dev.tradewind.signal.SignalKind;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Finds when and where a job of so many hours would be cleanest. */
@Component
public class CleanWindows {
    private final CarbonIntensities intensities;
    private final CarbonForecasts forecasts;

    CleanWindows(CarbonIntensities intensities, CarbonForecasts forecasts) {
        this.intensities = intensities;
        this.forecasts = forecasts;
    }

    /**
     * What each zone offers, the cleanest first. A window with an unknown hour does not count: unknown is not clean.
     *
     * @param range in which the job must start and end; starts are full hours, as the planner's are
     */
    public List<ZoneWindows> search(Collection<String> zones, TimeRange range, int hours) {
        var found = new ArrayList<ZoneWindows>();
        intensities.hourly(zones, range).forEach((zone, known) -> {
            if (known.size() >= hours) {
                offer(zone, known, bands(zone, range), range, hours).ifPresent(found::add);
            }
        });
        found.sort(Comparator.comparingDouble((ZoneWindows each) -> each.best().meanGramsPerKwh())
                .thenComparing(ZoneWindows::zone));
        return List.copyOf(found);
    }

    static Optional<ZoneWindows> offer(
            String zone,
            List<HourlyIntensity> known,
            Map<Instant, CarbonForecast.Band> bands,
            TimeRange range,
            int hours) {
        List<HourlyIntensity> whole = known.stream()
                .filter(hour -> !hour.hour().plus(1, ChronoUnit.HOURS).isAfter(range.to()))
                .toList();
        List<CleanWindow> starts = in(zone, whole, bands, hours);
        var cleanest = Comparator.comparingDouble(CleanWindow::meanGramsPerKwh).thenComparing(CleanWindow::start);
        return starts.stream()
                .min(cleanest)
                .map(best -> new ZoneWindows(
                        best,
                        starts.stream()
                                .filter(each ->
                                        each.start().isBefore(range.from().plus(1, ChronoUnit.HOURS)))
                                .findFirst()
                                .orElse(null),
                        Collections.max(starts, cleanest)));
    }

    /** The best start in each zone, the cleanest first. */
    public List<CleanWindow> find(Collection<String> zones, TimeRange range, int hours) {
        return search(zones, range, hours).stream().map(ZoneWindows::best).toList();
    }

    private Map<Instant, CarbonForecast.Band> bands(String zone, TimeRange range) {
        return forecasts.of(zone).bands().stream()
                .filter(band -> range.contains(band.hour()))
                .collect(Collectors.toMap(CarbonForecast.Band::hour, Function.identity()));
    }

    /** Every start whose hours are all known. */
    static List<CleanWindow> in(
            String zone, List<HourlyIntensity> known, Map<Instant, CarbonForecast.Band> bands, int hours) {
        var starts = new ArrayList<CleanWindow>();
        for (int first = 0; first + hours <= known.size(); first++) {
            Instant start = known.get(first).hour();
            List<HourlyIntensity> part = known.subList(first, first + hours);
            if (part.getLast().hour().equals(start.plus(hours - 1L, ChronoUnit.HOURS))) {
                starts.add(window(zone, part, bands));
            }
        }
        return starts;
    }

    private static CleanWindow window(
            String zone, List<HourlyIntensity> part, Map<Instant, CarbonForecast.Band> bands) {
        double sum = 0;
        double low = 0;
        double high = 0;
        SignalKind weakest = SignalKind.MEASURED;
        var sources = new TreeSet<String>();
        for (HourlyIntensity hour : part) {
            sum += hour.gramsPerKwh();
            weakest = hour.kind().compareTo(weakest) > 0 ? hour.kind() : weakest;
            sources.add(hour.source());
            boolean told = hour.kind() == SignalKind.MEASURED || hour.kind() == SignalKind.ESTIMATED;
            CarbonForecast.Band band = hour.kind() == SignalKind.FORECAST ? bands.get(hour.hour()) : null;
            low += told ? hour.gramsPerKwh() : band == null ? Double.NaN : band.lowGramsPerKwh();
            high += told ? hour.gramsPerKwh() : band == null ? Double.NaN : band.highGramsPerKwh();
        }
        int hours = part.size();
        Instant start = part.getFirst().hour();
        return new CleanWindow(
                zone,
                start,
                start.plus(hours, ChronoUnit.HOURS),
                sum / hours,
                Double.isNaN(low) ? null : (Double) (low / hours),
                Double.isNaN(high) ? null : (Double) (high / hours),
                weakest,
                List.copyOf(sources));
    }
}
