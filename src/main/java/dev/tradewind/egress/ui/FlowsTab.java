package dev.tradewind.egress.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.grid.ColumnTextAlign;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Span;
import dev.tradewind.catalog.Catalog;
import dev.tradewind.catalog.EgressPrice;
import dev.tradewind.egress.EgressFilter;
import dev.tradewind.egress.EgressQueries;
import dev.tradewind.egress.FlowTotal;
import dev.tradewind.egress.TransferClass;
import dev.tradewind.egress.change.ChangeQueries;
import dev.tradewind.egress.change.ListAverage;
import dev.tradewind.ui.Delta;
import dev.tradewind.ui.Figure;
import dev.tradewind.ui.FigureButton;
import dev.tradewind.ui.Formats;
import dev.tradewind.ui.Kind;
import dev.tradewind.ui.Panel;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Every flow with its owner, bytes, cost and price per gigabyte, against the published list price. */
final class FlowsTab {
    private final EgressQueries egress;
    private final EgressFigures figures;
    private final PlaceNames places;
    private final Catalog catalog;
    private final EgressQuestion question;
    private final String currency;
    private final ChangeQueries changes;
    /** List prices at the payers' volumes, by site. */
    private Map<String, ListAverage> averages = Map.of();

    FlowsTab(
            EgressQueries egress,
            EgressFigures figures,
            PlaceNames places,
            Catalog catalog,
            EgressQuestion question,
            String currency,
            ChangeQueries changes) {
        this.egress = egress;
        this.figures = figures;
        this.places = places;
        this.catalog = catalog;
        this.question = question;
        this.currency = currency;
        this.changes = changes;
    }

    Component content() {
        var flows = egress.byFlowAndOwner(question.filter()).stream()
                .filter(flow -> flow.total().currency().equals(currency))
                .toList();
        averages = currency.equals("USD") ? changes.listed(question.filter()) : Map.of();
        var grid = new Grid<FlowTotal>();
        grid.addThemeVariants(GridVariant.AURA_NO_BORDER);
        grid.addComponentColumn(flow -> {
                    var link = question.link("source", flow.from());
                    var name = places.flow(flow);
                    return FlowMark.of(
                            flow,
                            name,
                            new Anchor(link + (link.contains("?") ? "&" : "?") + "target=" + flow.to(), name));
                })
                .setHeader("Flow")
                .setComparator(Comparator.comparing(places::flow))
                .setAutoWidth(true)
                .setFlexGrow(2);
        grid.addColumn(flow -> flow.transferClass().label()).setHeader("Class").setSortable(true);
        grid.addColumn(FlowTotal::owner).setHeader("Caused by").setSortable(true);
        number(grid.addColumn(flow -> Formats.number(flow.total().gigabytes(), 1)), "GB")
                .setComparator(Comparator.comparing(flow -> flow.total().gigabytes()));
        number(
                        grid.addComponentColumn(flow -> new FigureButton(
                                Formats.money(flow.total().billedCost().amount()),
                                "",
                                () -> figures.cost(places.flow(flow), flow.total(), filter(flow)))),
                        "BilledCost " + currency)
                .setComparator(
                        Comparator.comparing(flow -> flow.total().billedCost().amount()));
        number(grid.addComponentColumn(this::unitPrice), currency + " / GB")
                .setComparator(Comparator.comparing(
                        (FlowTotal flow) -> flow.total().perGigabyte().orElse(BigDecimal.ZERO)));
        number(grid.addComponentColumn(this::listPrice), "List at volume");
        number(grid.addComponentColumn(this::againstList), "vs list");
        grid.setItems(flows);
        grid.setHeightFull();
        grid.getElement().setAttribute("aria-label", "Flows");
        var panel = new Panel(
                        "Flows",
                        flows.size() + " flows, " + question.scope().rangeInWords() + ", BilledCost in " + currency,
                        grid)
                .flush();
        panel.addClassName("tw-fill");
        return panel;
    }

    /** What is paid against the published price. */
    private Component againstList(FlowTotal flow) {
        var paid = flow.total().perGigabyte();
        var list = published(flow).map(price -> asked(flow, price));
        if (paid.isEmpty() || list.isEmpty() || list.get().signum() == 0) {
            return new Span("—");
        }
        var percent = paid.get()
                .subtract(list.get())
                .multiply(BigDecimal.valueOf(100))
                .divide(list.get(), java.math.MathContext.DECIMAL64);
        return percent.abs().compareTo(BigDecimal.ONE) < 0 ? new Span("at list") : Delta.of(percent, "%", 0);
    }

    private static Grid.Column<FlowTotal> number(Grid.Column<FlowTotal> column, String header) {
        return column.setHeader(header).setTextAlign(ColumnTextAlign.END).setAutoWidth(true);
    }

    private Component unitPrice(FlowTotal flow) {
        return flow.total()
                .perGigabyte()
                .<Component>map(price -> new FigureButton(
                        Formats.number(price, 4),
                        "",
                        () -> figures.unitPrice("Price of " + places.flow(flow), flow.total(), filter(flow))))
                .orElseGet(() -> new Span("unknown"));
    }

    private Component listPrice(FlowTotal flow) {
        return published(flow)
                .<Component>map(price ->
                        new FigureButton(Formats.number(asked(flow, price), 4), "", () -> evidence(flow, price)))
                .orElseGet(() -> new Span("—"));
    }

    /** List prices are in USD and known for the internet and between regions. */
    private Optional<EgressPrice> published(FlowTotal flow) {
        var priced =
                flow.transferClass() == TransferClass.INTERNET || flow.transferClass() == TransferClass.INTER_REGION;
        var known = !flow.from().equals(EgressFilter.UNKNOWN) && !flow.to().equals(EgressFilter.UNKNOWN);
        return priced && known && currency.equals("USD")
                ? catalog.egressPrice(flow.from(), flow.to())
                : Optional.empty();
    }

    /** At the steps that the payers' months have reached, where the list has steps. */
    private BigDecimal asked(FlowTotal flow, EgressPrice price) {
        var average = average(flow);
        return average == null ? price.firstUsdPerGb() : average.perGigabyte();
    }

    private @Nullable ListAverage average(FlowTotal flow) {
        return flow.transferClass() == TransferClass.INTERNET ? averages.get(flow.from()) : null;
    }

    private Figure evidence(FlowTotal flow, EgressPrice price) {
        var figure = Figure.of("List price of " + places.flow(flow), Formats.number(asked(flow, price), 4), "USD / GB")
                .basis("list price of the volume that the payers send")
                .formula(
                        "Each payer's bytes of a month fill one step after the other, free ones included, whatever site they"
                                + " leave; the average over the bytes from here. Discounts of your contract are not in it.");
        var average = average(flow);
        if (average != null) {
            average.payers()
                    .forEach(share -> figure.input(
                            share.account() + ", all it sent in the last month of the range",
                            Formats.number(share.monthGigabytes(), 1),
                            "GB",
                            Kind.MEASURED,
                            "bills",
                            ""));
        }
        price.tiers()
                .forEach(tier -> figure.input(
                        "from " + tier.fromGigabytes().toPlainString() + " GB / month",
                        tier.usdPerGb().toPlainString(),
                        "USD / GB",
                        Kind.PUBLISHED,
                        price.source(),
                        price.date().toString()));
        return figure.build();
    }

    private EgressFilter filter(FlowTotal flow) {
        var filter = question.filter();
        return filter.ofClass(flow.transferClass())
                .between(flow.from(), flow.to())
                .scoped(flow.owner(), filter.environment(), filter.provider());
    }
}
