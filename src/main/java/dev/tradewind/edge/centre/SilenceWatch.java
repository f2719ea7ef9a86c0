package dev.tradewind.edge.centre;

import dev.tradewind.edge.EdgeSite;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Looks every few seconds who has fallen silent, and keeps the metrics of docs/metrics.md. */
@Component("edgeSilenceWatch")
class SilenceWatch {
    private final SiteHealth health;
    private final Conflicts conflicts;
    private final Clock clock;
    private final AtomicLong queued = new AtomicLong();
    private final AtomicLong silentSeconds = new AtomicLong();
    private final AtomicLong waiting = new AtomicLong();

    SilenceWatch(SiteHealth health, Conflicts conflicts, Clock clock, MeterRegistry meters) {
        this.health = health;
        this.conflicts = conflicts;
        this.clock = clock;
        Gauge.builder("tradewind.edge.queued", queued, AtomicLong::get).register(meters);
        Gauge.builder("tradewind.edge.silent", silentSeconds, AtomicLong::get)
                .baseUnit("seconds")
                .register(meters);
        Gauge.builder("tradewind.edge.conflicts.open", waiting, AtomicLong::get).register(meters);
    }

    @Scheduled(initialDelay = 5, fixedDelay = 5, timeUnit = TimeUnit.SECONDS)
    void look() {
        var now = clock.instant();
        health.cutOffSilent(now);
        var sites = health.sites();
        queued.set(sites.stream().mapToLong(EdgeSite::queued).sum());
        silentSeconds.set(sites.stream()
                .mapToLong(site -> site.age(now).toSeconds())
                .max()
                .orElse(0));
        waiting.set(conflicts.open().size());
    }
}
