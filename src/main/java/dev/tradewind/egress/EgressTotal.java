package dev.tradewind.egress;

import dev.tradewind.quantity.Money;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Transfers of one currency, summed.
 *
 * @param billedCost sum of BilledCost
 * @param effectiveCost sum of EffectiveCost; null if no row holds it
 * @param gigabytes sum over the rows whose unit is one of volume
 * @param rows charges summed
 * @param bothEnds BilledCost of the rows whose two ends the bill names
 */
public record EgressTotal(
        Money billedCost, @Nullable Money effectiveCost, BigDecimal gigabytes, long rows, Money bothEnds) {

    public static EgressTotal none(String currency) {
        return new EgressTotal(Money.zero(currency), null, BigDecimal.ZERO, 0, Money.zero(currency));
    }

    public String currency() {
        return billedCost.currency();
    }

    /** BilledCost per gigabyte, in the currency; empty where no bytes are known. */
    public Optional<BigDecimal> perGigabyte() {
        return gigabytes.signum() <= 0
                ? Optional.empty()
                : Optional.of(billedCost.amount().divide(gigabytes, MathContext.DECIMAL64));
    }

    /** Share of the cost whose two ends the bill names, 0 to 1; empty where nothing was billed. */
    public Optional<Double> coverage() {
        return billedCost.isZero()
                ? Optional.empty()
                : Optional.of(bothEnds.amount()
                        .divide(billedCost.amount(), MathContext.DECIMAL64)
                        .doubleValue());
    }
}
