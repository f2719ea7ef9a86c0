package dev.tradewind.edge;

import java.time.Duration;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param epsilon clock skew up to which leases are safe; the site stops that much before its lease ends
 * @param lease how long a lease lasts from its last renewal
 * @param credential life of an agent's credential
 * @param enrolment life of an enrolment token
 * @param cutAfter silence after which a site counts as cut off
 * @param degradedRoundTrip from which round trip on a link counts as degraded
 * @param webhookSecrets by collection: what a question to its application is signed with
 */
@ConfigurationProperties("tradewind.edge")
public record EdgeSettings(
        @DefaultValue("500ms") Duration epsilon,
        @DefaultValue("5m") Duration lease,
        @DefaultValue("1h") Duration credential,
        @DefaultValue("24h") Duration enrolment,
        @DefaultValue("15s") Duration cutAfter,
        @DefaultValue("150ms") Duration degradedRoundTrip,
        @DefaultValue Map<String, String> webhookSecrets) {
    public EdgeSettings {
        webhookSecrets = Map.copyOf(webhookSecrets);
    }

    /** Keeps the secrets out of logs. */
    @Override
    public String toString() {
        return "EdgeSettings, secrets of " + webhookSecrets.keySet();
    }
}
