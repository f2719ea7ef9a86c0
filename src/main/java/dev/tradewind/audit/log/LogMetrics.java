package dev.tradewind.audit.log;

import dev.tradewind.audit.AuditLog;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** What operations must see of the log: whether entries wait, how high it is, when it was last verified and how. */
@Component
final class LogMetrics {
    LogMetrics(AuditLog log, Witnesses witnesses, ObjectProvider<MeterRegistry> registries) {
        registries.ifAvailable(registry -> {
            Gauge.builder(
                            "tradewind.audit.unsequenced.entries",
                            log,
                            l -> l.status().unsequenced())
                    .description("Committed entries that wait for their place in the log")
                    .register(registry);
            Gauge.builder("tradewind.audit.log.entries", log, l -> l.status().size())
                    .description("Entries under the last checkpoint")
                    .register(registry);
            Gauge.builder("tradewind.audit.verified.timestamp", log, LogMetrics::verifiedSeconds)
                    .description("When the whole log was last verified, in seconds since 1970")
                    .baseUnit("seconds")
                    .register(registry);
            Gauge.builder("tradewind.audit.witness.behind.entries", witnesses, Witnesses::behind)
                    .description("Entries under the last checkpoint that the slowest witness has not agreed to")
                    .register(registry);
            Gauge.builder("tradewind.audit.whole", log, l -> l.status().whole() ? 1 : 0)
                    .description("1 if the last verification found the log whole")
                    .register(registry);
        });
    }

    private static double verifiedSeconds(AuditLog log) {
        var at = log.status().verifiedAt();
        return at == null ? 0 : at.getEpochSecond();
    }
}
