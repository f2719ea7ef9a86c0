package dev.tradewind.catalog;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * List price of bytes that leave a site.
 *
 * @param fromSite site id
 * @param to site id or {@link #INTERNET}
 * @param tiers ascending, gapless from 0; a single tier where the source states only the first
 * @param tiered whether the source states all tiers; when false a large volume may in truth be cheaper
 * @param date the day for which the source states the price
 */
public record EgressPrice(String fromSite, String to, List<Tier> tiers, boolean tiered, String source, LocalDate date) {

    public static final String INTERNET = "internet";

    public EgressPrice {
        tiers = List.copyOf(tiers);
        if (tiers.isEmpty()) {
            throw new IllegalArgumentException("no price from " + fromSite + " to " + to);
        }
    }

    /**
     * One step of a price list, for the volume of one month in {@code [fromGigabytes, toGigabytes)}.
     *
     * @param toGigabytes null for the last tier
     */
    public record Tier(BigDecimal fromGigabytes, @Nullable BigDecimal toGigabytes, BigDecimal usdPerGb) {}

    /** The price of the first byte, USD/GB. */
    public BigDecimal firstUsdPerGb() {
        return tiers.getFirst().usdPerGb();
    }

    /** USD for one month's volume, each part at the price of its tier. */
    public BigDecimal usdFor(BigDecimal gigabytes) {
        BigDecimal usd = BigDecimal.ZERO;
        for (Tier tier : tiers) {
            BigDecimal upper =
                    tier.toGigabytes() == null ? gigabytes : tier.toGigabytes().min(gigabytes);
            if (upper.compareTo(tier.fromGigabytes()) > 0) {
                usd = usd.add(upper.subtract(tier.fromGigabytes()).multiply(tier.usdPerGb()));
            }
        }
        return usd;
    }
}
