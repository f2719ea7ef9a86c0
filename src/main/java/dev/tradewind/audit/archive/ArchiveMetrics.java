package dev.tradewind.audit.archive;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Whether archives follow the log, and whether one was found altered or without a lock that it should have. */
@Component
final class ArchiveMetrics {
    ArchiveMetrics(Archives archives, ArchiveSettings settings, ObjectProvider<MeterRegistry> registries) {
        registries.ifAvailable(registry -> {
            Gauge.builder("tradewind.audit.archive.behind.entries", archives, Archives::behind)
                    .description("Entries that the slowest archive has not sealed; 0 where none is set up")
                    .register(registry);
            Gauge.builder("tradewind.audit.archive.broken", archives, each -> broken(each, settings))
                    .description(
                            "Archives that are not whole, or whose Object Lock did not hold, at their last verification")
                    .register(registry);
        });
    }

    private static long broken(Archives archives, ArchiveSettings settings) {
        return archives.states().stream()
                .filter(state -> state.verifiedAt() != null)
                .filter(state -> !state.whole()
                        || settings.s3() != null
                                && state.store().startsWith("s3://")
                                && !Boolean.TRUE.equals(state.locked()))
                .count();
    }
}
