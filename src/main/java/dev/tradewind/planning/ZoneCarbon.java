package dev.tradewind.planning;

import dev.tradewind.carbon.CarbonForecast;
import dev.tradewind.carbon.CarbonForecasts;
import dev.tradewind.carbon.CarbonIntensities;
import dev.tradewind.carbon.HourlyIntensity;
import dev.tradewind.quantity.TimeRange;
import dev.tradewind.signal.SignalKind;
import dev.tradewind.ui.Notation;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What a plan believes of the grids. */
@Component
class ZoneCarbon {
    private final CarbonIntensities carbon;
    private final CarbonForecasts forecasts;
    private final PlanningSettings settings;

    ZoneCarbon(CarbonIntensities carbon, CarbonForecasts forecasts, PlanningSettings settings) {
        this.carbon = carbon;
        this.forecasts = forecasts;
        this.settings = settings;
    }

    /**
     * The hours of one zone.
     *
     * @param tooOld whether sources fell silent so long ago that only the yearly average is believed
     * @param words kinds and sources, with the hours of each
     */
    record Believed(List<HourlyIntensity> hours, boolean tooOld, String words) {
        static final Believed NOTHING = new Believed(List.of(), false, BelievedHours.words(List.of()));
    }

    Map<String, Believed> of(Collection<String> zones, TimeRange range) {
        var spoken = carbon.spokenUntil(zones);
        var hours = carbon.hourly(zones, range);
        Map<String, Believed> believed = new HashMap<>();
        for (var zone : zones) {
            believed.put(zone, believed(zone, spoken.get(zone), range, hours.getOrDefault(zone, List.of())));
        }
        return believed;
    }

    private Believed believed(String zone, @Nullable Instant spokenUntil, TimeRange range, List<HourlyIntensity> best) {
        if (spokenUntil == null || !spokenUntil.plus(settings.carbonMaxAge()).isBefore(range.from())) {
            var hours = cautious(zone, best);
            return new Believed(hours, false, BelievedHours.words(hours));
        }
        var hours = carbon.published(zone, range);
        return new Believed(
                hours,
                true,
                "%s; its sources have said nothing after %s, and a word older than %d h is not believed: no ceiling is held against it"
                        .formatted(
                                BelievedHours.words(hours),
                                Notation.PLAIN.instant(spokenUntil, ZoneOffset.UTC),
                                settings.carbonMaxAge().toHours()));
    }

    /** Where the installation plans with care, hours of our own forecast count as dirty as only one in ten is expected to be. */
    private List<HourlyIntensity> cautious(String zone, List<HourlyIntensity> hours) {
        if (settings.carbonForecast() == PlanningSettings.CarbonQuantile.MIDDLE) {
            return hours;
        }
        Map<Instant, Double> high = forecasts.of(zone).bands().stream()
                .collect(Collectors.toMap(CarbonForecast.Band::hour, CarbonForecast.Band::highGramsPerKwh));
        return hours.stream()
                .map(hour -> {
                    var grams =
                            hour.kind() == SignalKind.FORECAST && hour.source().startsWith(CarbonForecasts.OURS)
                                    ? high.get(hour.hour())
                                    : null;
                    return grams == null
                            ? hour
                            : new HourlyIntensity(
                                    hour.hour(),
                                    grams,
                                    SignalKind.FORECAST,
                                    "90th percentile of " + hour.source(),
                                    hour.revision(),
                                    hour.knownAt());
                })
                .toList();
    }
}
