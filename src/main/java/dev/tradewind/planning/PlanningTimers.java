package dev.tradewind.planning;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Objects;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/** {@code tradewind_planning_seconds} and {@code tradewind_decision_seconds}, there from the start, before the first plan. */
@Component
public class PlanningTimers {
    private final Timer planning;
    private final Timer decision;

    PlanningTimers(MeterRegistry metrics) {
        planning = Timer.builder("tradewind.planning")
                .description("Time of one planning run")
                .register(metrics);
        decision = Timer.builder("tradewind.decision")
                .description("Time of one placement decision")
                .serviceLevelObjectives(
                        Duration.ofMillis(1), Duration.ofMillis(5), Duration.ofMillis(15), Duration.ofMillis(50))
                .register(metrics);
    }

    void planned(long millis) {
        planning.record(Duration.ofMillis(millis));
    }

    public <T> T decided(Supplier<T> decide) {
        return Objects.requireNonNull(decision.record(decide));
    }
}
