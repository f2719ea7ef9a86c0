package dev.tradewind.execution;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** {@code tradewind_executions{state=…}}: executions by state, read when scraped. */
@Component
class ExecutionMetrics implements MeterBinder {
    private final ExecutionStore store;

    ExecutionMetrics(ExecutionStore store) {
        this.store = store;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        for (var state : ExecutionState.values()) {
            Gauge.builder("tradewind.executions", store, s -> s.countByState(state))
                    .tag("state", state.name().toLowerCase(Locale.ROOT))
                    .description("Executions by state")
                    .register(registry);
        }
    }
}
