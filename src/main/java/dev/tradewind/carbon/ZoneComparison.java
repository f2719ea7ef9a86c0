package dev.tradewind.carbon;

import dev.tradewind.quantity.TimeRange;
import dev.tradewind.signal.SignalKind;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** How zones compare over a range, each with the mix of kinds that its figures rest on. */
@Component
public class ZoneComparison {
    private final CarbonIntensities intensities;

    ZoneComparison(CarbonIntensities intensities) {
        this.intensities = intensities;
    }

    /**
     * One zone over a range. Hours that only the yearly average fills count in the mean and are in the mix; the spread is of
     * hourly values alone.
     *
     * @param meanGrams NaN where no hour is known
     * @param lowGrams tenth percentile of hourly values; NaN without any
     * @param highGrams ninetieth percentile
     * @param mix hours by kind
     * @param hoursAsked hours of the range; those not in the mix are unknown
     */
    public record Compared(
            ZoneStatus zone,
            double meanGrams,
            double lowGrams,
            double highGrams,
            Map<SignalKind, Integer> mix,
            int hoursAsked) {
        public int unknown() {
            return hoursAsked
                    - mix.values().stream().mapToInt(Integer::intValue).sum();
        }

        /** Range mean less the published yearly mean; null where either is missing. */
        public @Nullable Double overYearly() {
            Double yearly = zone.yearlyGramsPerKwh();
            return yearly == null || Double.isNaN(meanGrams) ? null : meanGrams - yearly;
        }
    }

    public List<Compared> of(List<ZoneStatus> zones, TimeRange range) {
        var whole = whole(range);
        var byZone = intensities.hourly(zones.stream().map(ZoneStatus::zone).collect(Collectors.toSet()), whole);
        int asked = (int) whole.duration().toHours();
        return zones.stream()
                .map(zone -> compared(zone, byZone.getOrDefault(zone.zone(), List.of()), asked))
                .toList();
    }

    /** The hours of a range that are compared: those that are over. */
    public static TimeRange whole(TimeRange range) {
        return new TimeRange(
                range.from().truncatedTo(ChronoUnit.HOURS), range.to().truncatedTo(ChronoUnit.HOURS));
    }

    static Compared compared(ZoneStatus zone, List<HourlyIntensity> hours, int asked) {
        Map<SignalKind, Integer> mix = new EnumMap<>(SignalKind.class);
        hours.forEach(hour -> mix.merge(hour.kind(), 1, Integer::sum));
        double[] hourly = hours.stream()
                .filter(hour -> hour.kind() != SignalKind.PUBLISHED)
                .mapToDouble(HourlyIntensity::gramsPerKwh)
                .sorted()
                .toArray();
        return new Compared(
                zone,
                hours.stream()
                        .mapToDouble(HourlyIntensity::gramsPerKwh)
                        .average()
                        .orElse(Double.NaN),
                percentile(hourly, 0.1),
                percentile(hourly, 0.9),
                mix,
                asked);
    }

    /** Nearest rank. */
    private static double percentile(double[] sorted, double share) {
        return sorted.length == 0
                ? Double.NaN
                : sorted[(int) Math.min(sorted.length - 1, Math.floor(share * sorted.length))];
    }

    /** For a chart: hours of each zone, gaps left out. */
    public Map<String, List<HourlyIntensity>> hours(List<String> zones, Instant from, Instant to) {
        return zones.isEmpty() ? Map.of() : intensities.hourly(zones, new TimeRange(from, to));
    }
}
