package dev.tradewind.signal;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Tells operations how old each carbon series is, {@code tradewind.signal.age_seconds}. */
@Component
class SignalMetrics {
    private final SeriesIndex index;
    private final MeterRegistry registry;
    private final Clock clock;
    private final Map<String, Instant> knownTo = new ConcurrentHashMap<>();
    private final Set<String> registered = new HashSet<>();

    SignalMetrics(SeriesIndex index, MeterRegistry registry, Clock clock) {
        this.index = index;
        this.registry = registry;
        this.clock = clock;
    }

    @Scheduled(fixedDelay = 60, initialDelay = 5, timeUnit = TimeUnit.SECONDS)
    void refresh() {
        // Life-cycle series only: the direct ones arrive with them; thousands of links would drown the registry.
        List<SeriesStatus> carbon = index.startingWith("carbon:").stream()
                .filter(status -> status.series().endsWith(":lca"))
                .toList();
        for (SeriesStatus status : carbon) {
            Instant known = status.knownTo();
            if (known == null) {
                continue;
            }
            knownTo.put(status.series(), known);
            if (registered.add(status.series())) {
                Gauge.builder("tradewind.signal.age", () -> staleSeconds(status.series()))
                        .description("Age of the newest value that is no forecast")
                        .baseUnit("seconds")
                        .tag("series", status.series())
                        .register(registry);
            }
        }
    }

    private double staleSeconds(String series) {
        Instant known = knownTo.get(series);
        return known == null
                ? Double.NaN
                : Math.max(0, Duration.between(known, clock.instant()).toSeconds());
    }
}
