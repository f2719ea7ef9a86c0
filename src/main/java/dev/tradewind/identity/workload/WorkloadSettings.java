package dev.tradewind.identity.workload;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings {@code tradewind.identity.workload.*}.
 *
 * @param leeway how far the clocks of an issuer and of this console may differ
 * @param keysKeptFor after this an issuer's keys are fetched anew; without an answer the old ones count for a day
 * @param keysAgainAfter the shortest time between two fetches when a token names a key that is not known
 */
@ConfigurationProperties("tradewind.identity.workload")
public record WorkloadSettings(
        @DefaultValue("30s") Duration leeway,
        @DefaultValue("1h") Duration keysKeptFor,
        @DefaultValue("30s") Duration keysAgainAfter) {
    private static final Duration LARGEST_LEEWAY = Duration.ofMinutes(2);

    public WorkloadSettings {
        if (leeway.isNegative() || leeway.compareTo(LARGEST_LEEWAY) > 0) {
            throw new IllegalArgumentException(
                    "tradewind.identity.workload.leeway is " + leeway + ", expected are 0 to 2 minutes");
        }
    }
}
