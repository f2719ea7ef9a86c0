package dev.tradewind.connector.bill;

import dev.tradewind.cost.Charge;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** The provider's own quantity and unit: what was priced, or where the bill does not say, what was consumed. */
record Billing(@Nullable BigDecimal quantity, @Nullable String unit) {

    static Billing of(Charge charge) {
        return charge.pricingQuantity() != null && charge.pricingUnit() != null
                ? new Billing(charge.pricingQuantity(), charge.pricingUnit())
                : new Billing(charge.consumedQuantity(), charge.consumedUnit());
    }
}
