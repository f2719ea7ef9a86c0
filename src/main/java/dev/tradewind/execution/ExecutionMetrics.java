package dev.tradewind.execution;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import org.springframework.stereotype.Component;

/**
 * {@code tradewind_executions{state=…}}: executions by state; {@code tradewind_executions_missed_day}: those that missed
 * their window in the last 24 hours. Both are read when scraped, so that a restart forgets nothing.
 */
@Component
class ExecutionMetrics implements MeterBinder {
    private static final Duration DAY = Duration.ofHours(24);

    private final ExecutionStore store;
    private final Clock clock;

    ExecutionMetrics(ExecutionStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        for (var state : ExecutionState.values()) {
            Gauge.builder("tradewind.executions", store, s -> s.countByState(state))
                    .tag("state", state.name().toLowerCase(Locale.ROOT))
                    .description("Executions by state")
                    .register(registry);
        }
        Gauge.builder(
                        "tradewind.executions.missed.day",
                        store,
                        s -> s.countByStateAndStateAtGreaterThanEqual(
                                ExecutionState.MISSED_WINDOW, clock.instant().minus(DAY)))
                .description("Executions that missed their window in the last 24 hours")
                .register(registry);
    }
}
