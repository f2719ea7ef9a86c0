package dev.tradewind.identity.spiffe;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** Down where a socket is set and we are nobody; up, with the words, while an identity is kept over a cut stream. */
@Component("spiffe")
class SpiffeHealth implements HealthIndicator {
    private final Svids svids;

    SpiffeHealth(Svids svids) {
        this.svids = svids;
    }

    @Override
    public Health health() {
        if (!svids.on()) {
            return Health.up().withDetail("socket", "not set").build();
        }
        return svids.own()
                .map(own -> Health.up()
                        .withDetail("id", own.id().toString())
                        .withDetail("until", own.expiresAt().toString())
                        .withDetail("trouble", svids.trouble()))
                .orElseGet(() -> Health.down().withDetail("trouble", svids.trouble()))
                .build();
    }
}
