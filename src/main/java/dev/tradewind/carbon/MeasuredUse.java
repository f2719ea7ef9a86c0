package dev.tradewind.carbon;

import dev.tradewind.quantity.TimeRange;
import dev.tradewind.signal.SeriesNames;
import dev.tradewind.signal.SignalKind;
import dev.tradewind.signal.SignalPoint;
import dev.tradewind.signal.Signals;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * Which share of their processors workloads used, hour by hour, where a feed or a file tells it as measured or estimated; what
 * is only modelled or forecast is no measurement.
 */
@Component
class MeasuredUse {
    private static final Duration HOUR = Duration.ofHours(1);

    private final Signals signals;

    MeasuredUse(Signals signals) {
        this.signals = signals;
    }

    /** By workload name; hours of which nothing was told are left out. */
    Map<String, Map<Instant, Double>> of(Collection<String> workloads, TimeRange range) {
        var bySeries =
                signals.read(workloads.stream().map(SeriesNames::utilisation).toList(), range);
        Map<String, Map<Instant, Double>> use = new HashMap<>();
        for (String workload : workloads) {
            var points = bySeries.get(SeriesNames.utilisation(workload));
            if (points != null) {
                use.put(
                        workload,
                        byHour(points.stream()
                                .filter(point ->
                                        point.kind() == SignalKind.MEASURED || point.kind() == SignalKind.ESTIMATED)
                                .toList()));
            }
        }
        return use;
    }

    /** Mean of each hour, every value weighted by the part of the hour for which it holds. */
    static Map<Instant, Double> byHour(List<SignalPoint> points) {
        Map<Instant, double[]> sums = new HashMap<>();
        for (SignalPoint point : points) {
            for (Instant hour = point.validFrom().truncatedTo(ChronoUnit.HOURS);
                    hour.isBefore(point.validTo());
                    hour = hour.plus(HOUR)) {
                Instant from = hour.isAfter(point.validFrom()) ? hour : point.validFrom();
                Instant end = hour.plus(HOUR);
                Instant to = end.isBefore(point.validTo()) ? end : point.validTo();
                double seconds = Duration.between(from, to).toSeconds();
                double[] sum = sums.computeIfAbsent(hour, h -> new double[2]);
                sum[0] += seconds * point.value().doubleValue();
                sum[1] += seconds;
            }
        }
        Map<Instant, Double> means = new HashMap<>();
        sums.forEach((hour, sum) -> means.put(hour, sum[0] / sum[1]));
        return means;
    }
}
