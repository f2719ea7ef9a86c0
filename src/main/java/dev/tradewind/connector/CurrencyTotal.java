package dev.tradewind.connector;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * Exact, unrounded sums of one currency over the accepted rows.
 *
 * @param billedCost sum of BilledCost, or null where the file does not hold that metric
 * @param effectiveCost sum of EffectiveCost, or null where the file does not hold that metric
 */
public record CurrencyTotal(
        String currency,
        @Nullable BigDecimal billedCost,
        @Nullable BigDecimal effectiveCost) {}
