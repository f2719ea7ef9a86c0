package dev.tradewind.egress.whatif;

import dev.tradewind.catalog.Catalog;
import dev.tradewind.catalog.EgressPrice;
import dev.tradewind.egress.TransferClass;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Instant;
import java.util.Optional;

/**
 * The catalog's list prices, converted into the currency of the bill at a dated rate.
 *
 * @param at the moment whose lists count
 * @param perUsd units of the bill's currency for one USD
 * @param rate where that stands, empty for USD
 */
record PublishedPrices(Catalog catalog, OtherPrices others, Instant at, BigDecimal perUsd, String rate)
        implements ListPrices {
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
        public Optional<EgressPrice> onTheWay(TransferClass of, String site) {
            return Optional.empty();
        }

        @Override
        public Optional<EgressPrice> over(String networkTier, String site) {
            return Optional.empty();
        }
    };

    @Override
    public Optional<EgressPrice> between(String from, String to) {
        return catalog.egressPrice(from, to, at).map(this::converted);
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
    public Optional<EgressPrice> onTheWay(TransferClass of, String site) {
        return others.onTheWay(of, site).map(this::converted);
    }

    @Override
    public Optional<EgressPrice> over(String networkTier, String site) {
        return others.of(networkTier, site).map(this::converted);
    }

    private EgressPrice converted(EgressPrice list) {
        return new EgressPrice(
                list.fromSite(),
                list.to(),
                list.tiers().stream().map(this::converted).toList(),
                list.tiered(),
                list.source() + rate,
                list.date(),
                list.revision());
    }

    private EgressPrice.Tier converted(EgressPrice.Tier tier) {
        return new EgressPrice.Tier(
                tier.fromGigabytes(), tier.toGigabytes(), tier.usdPerGb().multiply(perUsd, MathContext.DECIMAL64));
    }
}
