package dev.tradewind.notification.channel;

import dev.tradewind.event.Deliveries;
import dev.tradewind.event.DeliveryState;
import dev.tradewind.notification.Channels;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.springframework.stereotype.Component;

/** Channels that do not take what they are sent, read when scraped. */
@Component
class ChannelMetrics implements MeterBinder {
    private final Channels channels;
    private final Deliveries deliveries;

    ChannelMetrics(Channels channels, Deliveries deliveries) {
        this.channels = channels;
        this.deliveries = deliveries;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("tradewind.channels.failing", this, ChannelMetrics::failing)
                .description("Channels that are switched on and did not take what they were sent last")
                .register(registry);
    }

    private double failing() {
        return channels.all().stream()
                .filter(channel -> channel.as().enabled())
                .filter(channel -> deliveries
                        .lastTried(channel.receiver())
                        .filter(last -> last.state() != DeliveryState.DELIVERED)
                        .isPresent())
                .count();
    }
}
