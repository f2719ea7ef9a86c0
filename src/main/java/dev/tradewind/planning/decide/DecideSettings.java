package dev.tradewind.planning.decide;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How decisions are served.
 *
 * @param renew how often the quota is renewed
 * @param lease how long it holds without being renewed
 * @param longestHold the longest a reservation may be asked for
 * @param skew how far the clocks of replicas, database and clients may be apart
 * @param refresh how often signals in memory are renewed
 */
@ConfigurationProperties("tradewind.planning.decide")
public record DecideSettings(
        @DefaultValue("10s") Duration renew,
        @DefaultValue("30s") Duration lease,
        @DefaultValue("5m") Duration longestHold,
        @DefaultValue("5s") Duration skew,
        @DefaultValue("60s") Duration refresh) {
    public DecideSettings {
        if (renew.compareTo(lease.dividedBy(2)) > 0 || !longestHold.isPositive() || skew.isNegative()) {
            throw new IllegalArgumentException("tradewind.planning.decide: renew " + renew + ", lease " + lease
                    + ", longest-hold " + longestHold + ". Maybe renew at least twice in a lease, and a hold of 5m?");
        }
    }

    /** After the end of its lease, how long a replica's reservations may still hold. */
    Duration afterwards() {
        return longestHold.plus(skew);
    }
}
