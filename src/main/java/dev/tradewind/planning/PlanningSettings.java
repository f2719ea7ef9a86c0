package dev.tradewind.planning;

import java.math.BigDecimal;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How plans are made.
 *
 * @param horizonHours how far ahead, in hourly slots
 * @param iterations at most this many price steps
 * @param gapPercent good enough
 * @param carbonUsdPerTonne weight of carbon in the objective
 * @param latencyUsdPerMilli weight of one millisecond for a month
 * @param delayUsdPerHour weight of one hour of waiting, for each run
 * @param amortiseMonths over which a one-off move is spread
 * @param capacity of one's own sites, by site id; sites not named here are taken as unlimited
 */
@ConfigurationProperties("tradewind.planning")
public record PlanningSettings(
        @DefaultValue("168") int horizonHours,
        @DefaultValue("60") int iterations,
        @DefaultValue("0.1") BigDecimal gapPercent,
        @DefaultValue("100") BigDecimal carbonUsdPerTonne,
        @DefaultValue("0") BigDecimal latencyUsdPerMilli,
        @DefaultValue("0") BigDecimal delayUsdPerHour,
        @DefaultValue("12") int amortiseMonths,
        @DefaultValue Map<String, SiteCapacity> capacity) {
    /** What a site has for our work. */
    public record SiteCapacity(
            BigDecimal vcpus,
            BigDecimal memoryGib,
            @DefaultValue("0") BigDecimal gpus) {}

    public PlanningSettings {
        if (horizonHours < 1 || horizonHours > 24 * 31 || iterations < 0) {
            throw new IllegalArgumentException("tradewind.planning: " + horizonHours + " hours and " + iterations
                    + " iterations. Maybe 168 and 60?");
        }
        capacity = Map.copyOf(capacity);
    }
}
