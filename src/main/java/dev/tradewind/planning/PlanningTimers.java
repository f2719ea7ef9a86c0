package dev.tradewind.planning;

import io.micrometer.core.instrument.Metrics;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Objects;
import java.util.function.Supplier;

/** {@code tradewind_planning_seconds} and {@code tradewind_decision_seconds}, kept in every registry of the process. */
final class PlanningTimers {
    private static final Timer PLANNING = Timer.builder("tradewind.planning")
            .description("Time of one planning run")
            .register(Metrics.globalRegistry);
    private static final Timer DECISION = Timer.builder("tradewind.decision")
            .description("Time of one placement decision")
            .register(Metrics.globalRegistry);

    private PlanningTimers() {}

    static void planned(long millis) {
        PLANNING.record(Duration.ofMillis(millis));
    }

    static <T> T decided(Supplier<T> decision) {
        return Objects.requireNonNull(DECISION.record(decision));
    }
}
