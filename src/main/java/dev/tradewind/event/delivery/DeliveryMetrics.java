package dev.tradewind.event.delivery;

import dev.tradewind.event.Deliveries;
import dev.tradewind.event.DeliveryState;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** What waits and what could not be delivered, read when scraped. */
@Component
class DeliveryMetrics implements MeterBinder {
    private final DeliveryLedger ledger;
    private final Deliveries deliveries;
    private final Clock clock;

    DeliveryMetrics(DeliveryLedger ledger, Deliveries deliveries, Clock clock) {
        this.ledger = ledger;
        this.deliveries = deliveries;
        this.clock = clock;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("tradewind.events.unsent", ledger, DeliveryLedger::notHandedOut)
                .description("Events that no receiver was given yet")
                .register(registry);
        for (var state : List.of(DeliveryState.WAITING, DeliveryState.DEAD)) {
            Gauge.builder("tradewind.event.deliveries", deliveries, d -> d.count(state))
                    .tag("state", state.name().toLowerCase(Locale.ROOT))
                    .description("Events on their way to a receiver, and those given up")
                    .register(registry);
        }
        Gauge.builder(
                        "tradewind.event.oldest.age",
                        ledger,
                        l -> l.oldestWaiting()
                                .map(at -> (double)
                                        Duration.between(at, clock.instant()).toSeconds())
                                .orElse(0.0))
                .baseUnit("seconds")
                .description("Age of the oldest event that still waits for a receiver; 0 where none waits")
                .register(registry);
    }
}
