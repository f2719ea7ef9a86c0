package dev.tradewind.egress.change;

import dev.tradewind.egress.TransferClass;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * Average list price of one payer's internet bytes out of one site in the two ranges, given all that the payer sent in
 * the months that hold them.
 *
 * @param payer billing account
 * @param site site id whose list it is
 * @param source of the price list
 */
public record TierPrice(
        String provider, String payer, String site, TierAverage before, TierAverage after, String source) {

    boolean prices(FlowKey flow) {
        return flow.transferClass() == TransferClass.INTERNET
                && flow.provider().equals(provider)
                && flow.payer().equals(payer)
                && flow.from().equals(site);
    }

    /** By how much the list alone changes a unit price. */
    BigDecimal ratio() {
        return after.perGigabyte().divide(before.perGigabyte(), Billed.SCALE, RoundingMode.HALF_EVEN);
    }
}
