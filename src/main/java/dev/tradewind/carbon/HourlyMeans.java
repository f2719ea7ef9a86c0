package dev.tradewind.carbon;

import dev.tradewind.signal.SignalKind;
import dev.tradewind.signal.SignalPoint;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Brings points of 5 to 60 minutes to hours. A point for the whole hour stands alone where no other is of a better kind, so
 * that a measured hour is not mixed with another source's estimated quarters; else the mean by length, and the weakest kind
 * among them.
 */
final class HourlyMeans {
    private static final Duration HOUR = Duration.ofHours(1);

    private HourlyMeans() {}

    static List<HourlyIntensity> of(List<SignalPoint> points) {
        Map<Instant, List<SignalPoint>> byHour = new TreeMap<>();
        for (SignalPoint point : points) {
            Duration length = Duration.between(point.validFrom(), point.validTo());
            if (length.compareTo(HOUR) <= 0) {
                byHour.computeIfAbsent(point.validFrom().truncatedTo(ChronoUnit.HOURS), h -> new ArrayList<>())
                        .add(point);
            }
        }
        var hours = new ArrayList<HourlyIntensity>();
        byHour.forEach((hour, parts) -> hours.add(hour(hour, parts)));
        return hours;
    }

    private static HourlyIntensity hour(Instant hour, List<SignalPoint> all) {
        List<SignalPoint> parts = alone(all).map(List::of).orElse(all);
        double sum = 0;
        long seconds = 0;
        SignalKind weakest = SignalKind.MEASURED;
        int revision = 0;
        Instant knownAt = Instant.MIN;
        for (SignalPoint part : parts) {
            long length = Duration.between(part.validFrom(), part.validTo()).toSeconds();
            sum += part.value().doubleValue() * length;
            seconds += length;
            weakest = part.kind().compareTo(weakest) > 0 ? part.kind() : weakest;
            revision = Math.max(revision, part.revision());
            knownAt = part.observedAt().isAfter(knownAt) ? part.observedAt() : knownAt;
        }
        return new HourlyIntensity(
                hour, sum / seconds, weakest, parts.getFirst().source(), revision, knownAt);
    }

    private static Optional<SignalPoint> alone(List<SignalPoint> parts) {
        return parts.stream()
                .filter(part ->
                        Duration.between(part.validFrom(), part.validTo()).equals(HOUR))
                .filter(part -> parts.stream().noneMatch(other -> other.kind().compareTo(part.kind()) < 0))
                .findFirst();
    }
}
