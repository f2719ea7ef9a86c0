package dev.tradewind.overview.ui;

import dev.tradewind.carbon.CarbonIntensities;
import dev.tradewind.carbon.HourlyIntensity;
import dev.tradewind.quantity.TimeRange;
import dev.tradewind.signal.SignalKind;
import dev.tradewind.ui.ScopeParameters;
import dev.tradewind.ui.TwMap;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What is known of grid zones round an hour.
 *
 * @param at the hours, ascending
 * @param now which of them is the hour that the page asks about
 */
record ZoneHours(List<Instant> at, int now, Map<String, Series> zones) {
    Series of(String zone) {
        return zones.getOrDefault(zone, Series.NONE);
    }

    /** One zone over the hours. */
    record Series(List<@Nullable HourlyIntensity> hours, List<@Nullable Double> values, String letters) {
        static final Series NONE = new Series(List.of(), List.of(), "");

        @Nullable
        HourlyIntensity at(int index) {
            return index >= 0 && index < hours.size() ? hours.get(index) : null;
        }

        @Nullable
        HourlyIntensity at(Instant hour) {
            return hours.stream()
                    .filter(each -> each != null && each.hour().equals(hour))
                    .findFirst()
                    .orElse(null);
        }

        /** gCO2eq/kWh; what is unknown is dirtier than anything. */
        double grams(int index) {
            var hour = at(index);
            return hour == null ? Double.POSITIVE_INFINITY : hour.gramsPerKwh();
        }

        /** Whether anything but a yearly average is known. */
        boolean varies() {
            return hours.stream().anyMatch(hour -> hour != null && hour.kind() != SignalKind.PUBLISHED);
        }
    }

    /** Reads them in one question for all zones. */
    @Component
    static final class Reader {
        /** Hours before the end of the range and after it; a forecast reaches a day. */
        private static final int BEFORE = 48;

        private static final int AFTER = 24;

        private final CarbonIntensities intensities;
        private final Clock clock;

        Reader(CarbonIntensities intensities, Clock clock) {
            this.intensities = intensities;
            this.clock = clock;
        }

        ZoneHours read(ScopeParameters scope, Collection<String> zones) {
            var now = clock.instant().truncatedTo(ChronoUnit.HOURS);
            var last = scope.to().isBefore(now) ? scope.to().minus(1, ChronoUnit.HOURS) : now;
            var range = new TimeRange(last.minus(Duration.ofHours(BEFORE)), last.plus(Duration.ofHours(AFTER)));
            var hours = new ArrayList<Instant>();
            for (var at = range.from(); at.isBefore(range.to()); at = at.plus(1, ChronoUnit.HOURS)) {
                hours.add(at);
            }
            var all = new HashMap<String, Series>();
            intensities.hourly(zones, range).forEach((zone, known) -> all.put(zone, series(hours, known)));
            return new ZoneHours(List.copyOf(hours), BEFORE, all);
        }

        private static Series series(List<Instant> hours, List<HourlyIntensity> known) {
            var byHour = new HashMap<Instant, HourlyIntensity>();
            known.forEach(hour -> byHour.put(hour.hour(), hour));
            var all = new ArrayList<@Nullable HourlyIntensity>();
            var values = new ArrayList<@Nullable Double>();
            var letters = new StringBuilder();
            for (var at : hours) {
                var hour = byHour.get(at);
                all.add(hour);
                values.add(hour == null ? null : Double.valueOf(whole(hour.gramsPerKwh())));
                letters.append(hour == null ? '-' : TwMap.letter(CarbonLayer.kind(hour.kind())));
            }
            return new Series(all, values, letters.toString());
        }

        /** As the list writes it: rounded to tenths first, the map would round once more and name another number. */
        static double whole(double grams) {
            return Math.rint(grams);
        }
    }
}
