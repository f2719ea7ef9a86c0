package dev.tradewind.egress.whatif;

import dev.tradewind.egress.TransferClass;
import java.math.BigDecimal;

/**
 * One class per month.
 *
 * @param after sum of what has a price
 * @param unpriced what flows without a price under the scenario cost today; their bytes are {@code unpricedGigabytes} and
 *     they stand in the class that they would have
 */
public record ClassChange(
        TransferClass transferClass,
        BigDecimal before,
        BigDecimal after,
        BigDecimal gigabytesBefore,
        BigDecimal gigabytesAfter,
        BigDecimal unpriced,
        BigDecimal unpricedGigabytes) {

    public BigDecimal difference() {
        return after.subtract(before);
    }
}
