package dev.tradewind.egress.whatif;

import dev.tradewind.catalog.Catalog;
import dev.tradewind.catalog.EgressPrice;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Optional;

/**
 * The catalog's list prices, converted into the currency of the bill at a dated rate. Google's list counts GiB: its prices
 * and bounds become those of gigabytes.
 *
 * @param perUsd units of the bill's currency for one USD
 * @param rate where that stands, empty for USD
 */
record PublishedPrices(Catalog catalog, OtherPrices others, BigDecimal perUsd, String rate) implements ListPrices {
    private static final BigDecimal GIB = new BigDecimal("1.073741824");

    /** No price in a currency for which no rate is known. */
    static final ListPrices NONE = new ListPrices() {
        @Override
        public Optional<EgressPrice> between(String from, String to) {
            return Optional.empty();
        }

        @Override
        public Optional<EgressPrice> betweenZones(String site) {
            return Optional.empty();
        }

        @Override
        public Optional<EgressPrice> arriving(String site) {
            return Optional.empty();
        }

        @Override
        public Optional<EgressPrice> over(String networkTier, String site) {
            return Optional.empty();
        }
    };

    @Override
    public Optional<EgressPrice> between(String from, String to) {
        return catalog.egressPrice(from, to).map(this::converted);
    }

    @Override
    public Optional<EgressPrice> betweenZones(String site) {
        return catalog.zonePrice(site).map(this::converted);
    }

    @Override
    public Optional<EgressPrice> arriving(String site) {
        return others.of(OtherPrices.ARRIVING, site).map(this::converted);
    }

    @Override
    public Optional<EgressPrice> over(String networkTier, String site) {
        return others.of(networkTier, site).map(this::converted);
    }

    private EgressPrice converted(EgressPrice list) {
        var unit = End.provider(list.fromSite()).equals("gcp") ? GIB : BigDecimal.ONE;
        return new EgressPrice(
                list.fromSite(),
                list.to(),
                list.tiers().stream().map(tier -> converted(tier, unit)).toList(),
                list.tiered(),
                list.source() + rate,
                list.date());
    }

    private EgressPrice.Tier converted(EgressPrice.Tier tier, BigDecimal unit) {
        var upTo = tier.toGigabytes();
        return new EgressPrice.Tier(
                tier.fromGigabytes().multiply(unit),
                upTo == null ? null : upTo.multiply(unit),
                tier.usdPerGb().multiply(perUsd).divide(unit, MathContext.DECIMAL64));
    }
}
