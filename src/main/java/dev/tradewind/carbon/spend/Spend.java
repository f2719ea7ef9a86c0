package dev.tradewind.carbon.spend;

import dev.tradewind.quantity.Money;
import org.jspecify.annotations.Nullable;

/**
 * Billed use within a range, transfers left out.
 *
 * @param region as the provider calls it; empty where a charge has none
 * @param category ServiceCategory, empty where a charge has none
 * @param workload that the charges name; null where they name none
 * @param cost EffectiveCost, of bills without one BilledCost
 */
public record Spend(
        String provider,
        String region,
        String category,
        @Nullable String workload,
        Money cost) {
    public String siteId() {
        return provider + ":" + region;
    }
}
