package dev.tradewind.catalog;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
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
 * @param revision which word of the source it is and since when it is known; null of the list that ships
 */
public record EgressPrice(
        String fromSite,
        String to,
        List<Tier> tiers,
        boolean tiered,
        String source,
        LocalDate date,
        @Nullable String revision) {

    public static final String INTERNET = "internet";

    private static final int SHOWN_DIGITS = 6;

    private static final BigDecimal GIGABYTES_PER_GIBIBYTE = new BigDecimal("1.073741824");

    /** A free step shorter than this is a gift to each payer, not the price of a flow. */
    private static final BigDecimal SMALL_GIFT = new BigDecimal(1000);

    public EgressPrice {
        tiers = List.copyOf(tiers);
        if (tiers.isEmpty()) {
            throw new IllegalArgumentException("no price from " + fromSite + " to " + to);
        }
    }

    /** As the list that ships with the product states it. */
    public EgressPrice(String fromSite, String to, List<Tier> tiers, boolean tiered, String source, LocalDate date) {
        this(fromSite, to, tiers, tiered, source, date, null);
    }

    /**
     * One step of a price list, for the volume of one month in {@code [fromGigabytes, toGigabytes)}.
     *
     * @param toGigabytes null for the last tier
     */
    public record Tier(BigDecimal fromGigabytes, @Nullable BigDecimal toGigabytes, BigDecimal usdPerGb) {

        /**
         * As the list of a provider words it, which counts the GB of 10⁹ bytes or, Google's, the GiB.
         *
         * @param site whose list it is, or the beginning of such names
         */
        public static Tier listed(String site, BigDecimal from, @Nullable BigDecimal to, BigDecimal usd) {
            if (!site.startsWith("gcp:")) {
                return new Tier(from, to, usd);
            }
            return new Tier(
                    from.multiply(GIGABYTES_PER_GIBIBYTE),
                    to == null ? null : to.multiply(GIGABYTES_PER_GIBIBYTE),
                    usd.divide(GIGABYTES_PER_GIBIBYTE, MathContext.DECIMAL64));
        }

        /** With as many decimals as a price needs to be read. */
        public String shownUsdPerGb() {
            return usdPerGb.setScale(SHOWN_DIGITS, RoundingMode.HALF_EVEN)
                    .stripTrailingZeros()
                    .toPlainString();
        }
    }

    /** The price of the first byte, USD/GB. */
    public BigDecimal firstUsdPerGb() {
        return tiers.getFirst().usdPerGb();
    }

    /** The steps that a plan counts: without a free one of less than 1,000 GB in front of those that cost. */
    public List<Tier> plannedTiers() {
        Tier first = tiers.getFirst();
        boolean gift = tiers.size() > 1
                && first.usdPerGb().signum() == 0
                && first.toGigabytes() != null
                && first.toGigabytes().compareTo(SMALL_GIFT) < 0;
        if (!gift) {
            return tiers;
        }
        Tier second = tiers.get(1);
        var counted = new ArrayList<>(tiers.subList(1, tiers.size()));
        counted.set(0, new Tier(BigDecimal.ZERO, second.toGigabytes(), second.usdPerGb()));
        return List.copyOf(counted);
    }

    /** USD for so much on top of what the payer's month has already, by the steps that it has reached. */
    public BigDecimal usdOnTop(BigDecimal already, BigDecimal gigabytes) {
        return usdFor(already.add(gigabytes)).subtract(usdFor(already));
    }

    /** How much of a volume is asked at one price. */
    public record Part(BigDecimal usdPerGb, BigDecimal gigabytes) {}

    /** What {@link #usdOnTop} is the sum of; steps that nothing is at are left out. */
    public List<Part> partsOnTop(BigDecimal already, BigDecimal gigabytes) {
        var until = already.add(gigabytes);
        return tiers.stream()
                .map(tier -> new Part(tier.usdPerGb(), within(tier, until).subtract(within(tier, already))))
                .filter(part -> part.gigabytes().signum() > 0)
                .toList();
    }

    private static BigDecimal within(Tier tier, BigDecimal gigabytes) {
        var end = tier.toGigabytes();
        return (end == null ? gigabytes : end.min(gigabytes))
                .subtract(tier.fromGigabytes())
                .max(BigDecimal.ZERO);
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
