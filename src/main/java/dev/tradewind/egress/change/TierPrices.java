package dev.tradewind.egress.change;

import java.util.List;
import java.util.Optional;

/** What the price lists made of the volumes of each payer, for flows whose list price falls with the month's volume. */
public record TierPrices(List<TierPrice> prices) {
    public static final TierPrices NONE = new TierPrices(List.of());

    public TierPrices {
        prices = List.copyOf(prices);
    }

    /** The list's average prices for the payer and the site of this flow, if its class is priced by volume. */
    public Optional<TierPrice> of(FlowKey flow) {
        return prices.stream().filter(price -> price.prices(flow)).findFirst();
    }
}
