package dev.tradewind.egress.whatif;

import dev.tradewind.egress.TransferClass;
import java.math.BigDecimal;

/**
 * One class per month.
 *
 * @param after sum of what has a price
 * @param unpriced part of {@code before} that has no price under the scenario; its bytes then are
 *     {@code unpricedGigabytes}, declared ones that no bill shows stand in the class that they would have
 */
public record ClassChange(
        TransferClass transferClass,
        BigDecimal before,
        BigDecimal after,
        BigDecimal gigabytesBefore,
        BigDecimal gigabytesAfter,
        BigDecimal unpriced,
        BigDecimal unpricedGigabytes) {

    /** Of what has a price on both sides. */
    public BigDecimal difference() {
        return after.subtract(before.subtract(unpriced));
    }
}
