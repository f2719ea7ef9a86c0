package dev.tradewind.connector.feed;

import dev.tradewind.signal.SeriesNames;
import java.math.BigDecimal;

/**
 * What an entry of a price list means to us, as the settings say: {@code gcp:us-central1:n2-vcpu-hour}, {@code *:n2-vcpu-hour}
 * for every region that the entry names, or {@code gcp:us-central1>internet} for bytes that leave.
 *
 * @param site or {@code *}
 * @param what the type of machine or rate; for bytes, where to
 */
record PriceTarget(String site, String what, boolean bytes) {

    static PriceTarget of(String text) throws FeedStopped {
        int arrow = text.indexOf('>');
        if (arrow > 0) {
            return new PriceTarget(text.substring(0, arrow), text.substring(arrow + 1), true);
        }
        int colon = text.lastIndexOf(':');
        if (colon < 1 || colon == text.length() - 1) {
            throw new FeedStopped(
                    "expected 'site:type', '*:type' or 'site>internet' as what an entry prices, found '" + text + "'");
        }
        return new PriceTarget(text.substring(0, colon), text.substring(colon + 1), false);
    }

    boolean everywhere() {
        return site.equals("*");
    }

    /** The rate that is priced: vcpu-hour, gib-hour, gpu-hour, or gigabytes. */
    PricedUnit unit() throws FeedStopped {
        if (bytes) {
            return PricedUnit.GIGABYTE;
        }
        for (PricedUnit unit : PricedUnit.values()) {
            if (what.endsWith(unit.ending())) {
                return unit;
            }
        }
        throw new FeedStopped("expected a type that ends in vcpu-hour, gib-hour or gpu-hour, found '" + what + "'");
    }

    /** @param fromGigabytes of the tier; 0 but for bytes */
    String series(String at, BigDecimal fromGigabytes) {
        return bytes
                ? SeriesNames.egressPrice(
                        at, what, fromGigabytes.stripTrailingZeros().toPlainString())
                : SeriesNames.instancePrice(at, what);
    }
}
