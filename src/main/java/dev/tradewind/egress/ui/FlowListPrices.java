package dev.tradewind.egress.ui;

import static dev.tradewind.ui.Texts.tr;

import dev.tradewind.catalog.Catalog;
import dev.tradewind.catalog.EgressPrice;
import dev.tradewind.egress.EgressFilter;
import dev.tradewind.egress.FlowTotal;
import dev.tradewind.egress.TransferClass;
import dev.tradewind.egress.change.ChangeQueries;
import dev.tradewind.egress.change.ListAverage;
import dev.tradewind.ui.Figure;
import dev.tradewind.ui.Formats;
import dev.tradewind.ui.Kind;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the published lists ask for a flow, in USD per gigabyte: of the internet at the payers' volumes, between regions and
 * between zones. Other classes have no list that is known here.
 *
 * @param averages list prices at the payers' volumes, by site
 */
record FlowListPrices(Catalog catalog, EgressFilter filter, String currency, Map<String, ListAverage> averages) {
    static FlowListPrices of(Catalog catalog, ChangeQueries changes, EgressFilter filter, String currency) {
        return new FlowListPrices(
                catalog, filter, currency, currency.equals("USD") ? changes.listed(filter) : Map.of());
    }

    /** Empty where no list is known. */
    Optional<BigDecimal> perGigabyte(FlowTotal flow) {
        return published(flow).map(price -> asked(flow, price));
    }

    /** By how much more is paid than the list asks. */
    Optional<BigDecimal> percentOver(FlowTotal flow) {
        return flow.total()
                .perGigabyte()
                .flatMap(paid -> perGigabyte(flow)
                        .filter(asked -> asked.signum() != 0)
                        .map(asked -> paid.subtract(asked)
                                .multiply(BigDecimal.valueOf(100))
                                .divide(asked, MathContext.DECIMAL64)));
    }

    private Optional<EgressPrice> published(FlowTotal flow) {
        if (!currency.equals("USD") || flow.from().equals(EgressFilter.UNKNOWN)) {
            return Optional.empty();
        }
        return switch (flow.transferClass()) {
            case INTER_ZONE -> catalog.zonePrice(flow.from());
            case INTERNET, INTER_REGION ->
                flow.to().equals(EgressFilter.UNKNOWN)
                        ? Optional.empty()
                        : catalog.egressPrice(
                                flow.from(), flow.to(), filter.range().to().minusNanos(1));
            default -> Optional.empty();
        };
    }

    /** At the steps that the payers' months have reached, where the list has steps. */
    private BigDecimal asked(FlowTotal flow, EgressPrice price) {
        var average = average(flow);
        return average == null ? price.firstUsdPerGb() : average.perGigabyte();
    }

    private @Nullable ListAverage average(FlowTotal flow) {
        return flow.transferClass() == TransferClass.INTERNET ? averages.get(flow.from()) : null;
    }

    Figure evidence(FlowTotal flow, String name) {
        var price = published(flow).orElseThrow();
        var figure = Figure.of(tr("List price of {0}", name), Formats.number(asked(flow, price), 4), "USD / GB")
                .basis(tr("list price of the volume that the payers send"))
                .formula(
                        flow.transferClass() == TransferClass.INTER_ZONE
                                ? tr(
                                        "Published for one direction; both sides of a transfer are billed. Discounts of your contract are not in it.")
                                : tr(
                                        "Each payer's bytes of a month fill one step after the other, free ones included, whatever site they leave; the average over the bytes from here. Discounts of your contract are not in it."));
        var average = average(flow);
        if (average != null) {
            averaged(figure, average);
        }
        price.tiers()
                .forEach(tier -> figure.input(
                        "from " + Formats.number(tier.fromGigabytes(), 0) + tr(" GB / month"),
                        tier.shownUsdPerGb(),
                        "USD / GB",
                        Kind.PUBLISHED,
                        price.source(),
                        price.date().toString()));
        return figure.build();
    }

    /** Of one payer the bytes at each step, of several what each pays on average and sends from here. */
    private static void averaged(Figure.Builder figure, ListAverage average) {
        var parts = new ArrayList<String>();
        var gigabytes = new ArrayList<String>();
        for (var share : average.payers()) {
            figure.note(
                    tr("{0}, all it sent in the last month of the range", share.account()),
                    Formats.number(share.monthGigabytes(), 1) + " GB");
            if (average.payers().size() == 1 && !share.steps().isEmpty()) {
                for (var step : share.steps()) {
                    var price = Formats.number(step.usdPerGb(), 6);
                    part(
                            figure,
                            tr("{0}, at {1} USD / GB", share.account(), price),
                            step.gigabytes(),
                            price,
                            parts,
                            gigabytes);
                }
            } else {
                var price = Formats.number(share.perGigabyte(), 8);
                figure.input(
                        tr("{0}, on average", share.account()), price, "USD / GB", Kind.MODELLED, tr("this list"), "");
                part(figure, tr("{0}, from here", share.account()), share.gigabytes(), price, parts, gigabytes);
            }
        }
        figure.worked("(" + String.join(" + ", parts) + ") ÷ (" + String.join(" + ", gigabytes) + " GB)");
    }

    private static void part(
            Figure.Builder figure,
            String name,
            BigDecimal volume,
            String price,
            List<String> parts,
            List<String> gigabytes) {
        var written = Formats.number(volume, 3);
        parts.add(price + " × " + written);
        gigabytes.add(written);
        figure.input(name, written, "GB", Kind.MEASURED, tr("bills"), "");
    }
}
