package dev.tradewind.egress.whatif;

import dev.tradewind.catalog.EgressPrice;
import dev.tradewind.egress.TransferClass;
import java.util.Optional;

/**
 * Published prices in the currency of the bill, per gigabyte of 10⁹ bytes. Empty where nobody publishes one, which is
 * not free.
 */
public interface ListPrices {
    /** From a site to another one or to the internet. */
    Optional<EgressPrice> between(String from, String to);

    /** Between zones of a site, one direction. */
    Optional<EgressPrice> betweenZones(String site);

    /** Of bytes that arrive from the internet. */
    Optional<EgressPrice> arriving(String site);

    /** Of a device on the way at a site, such as NAT, or of a CDN of the site's provider. */
    Optional<EgressPrice> onTheWay(TransferClass of, String site);

    /** To the internet over another network tier of the provider. */
    Optional<EgressPrice> over(String networkTier, String site);
}
