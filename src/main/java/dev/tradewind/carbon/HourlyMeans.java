package dev.tradewind.carbon;

import dev.tradewind.signal.SignalKind;
import dev.tradewind.signal.SignalPoint;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Brings points of 5 to 60 minutes to hours: the mean, and the weakest kind among them. */
final class HourlyMeans {
    private HourlyMeans() {}

    static List<HourlyIntensity> of(List<SignalPoint> points) {
        Map<Instant, List<SignalPoint>> byHour = new TreeMap<>();
        for (SignalPoint point : points) {
            Duration length = Duration.between(point.validFrom(), point.validTo());
            if (length.compareTo(Duration.ofHours(1)) <= 0) {
                byHour.computeIfAbsent(point.validFrom().truncatedTo(ChronoUnit.HOURS), h -> new ArrayList<>())
                        .add(point);
            }
        }
        var hours = new ArrayList<HourlyIntensity>();
        byHour.forEach((hour, parts) -> {
            double sum = 0;
            SignalKind weakest = SignalKind.MEASURED;
            for (SignalPoint part : parts) {
                sum += part.value().doubleValue();
                weakest = part.kind().compareTo(weakest) > 0 ? part.kind() : weakest;
            }
            hours.add(new HourlyIntensity(
                    hour, sum / parts.size(), weakest, parts.getFirst().source()));
        });
        return hours;
    }
}
