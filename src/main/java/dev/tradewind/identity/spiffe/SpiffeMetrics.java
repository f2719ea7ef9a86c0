package dev.tradewind.identity.spiffe;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Duration;
import org.springframework.stereotype.Component;

/**
 * {@code tradewind_identity_svid_left_seconds}: how long our own X.509-SVID still counts, 0 without one; no number where no
 * socket is set.
 */
@Component
class SpiffeMetrics implements MeterBinder {
    private final Svids svids;

    SpiffeMetrics(Svids svids) {
        this.svids = svids;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("tradewind.identity.svid.left", svids, SpiffeMetrics::left)
                .baseUnit("seconds")
                .description("How long our own X.509-SVID still counts")
                .register(registry);
    }

    private static double left(Svids svids) {
        return svids.on() ? svids.left().map(Duration::toSeconds).orElse(0L) : Double.NaN;
    }
}
