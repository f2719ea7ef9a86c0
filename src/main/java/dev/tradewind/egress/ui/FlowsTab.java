package dev.tradewind.egress.ui;

import static dev.tradewind.ui.Texts.said;
import static dev.tradewind.ui.Texts.tr;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.grid.ColumnTextAlign;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Span;
import dev.tradewind.catalog.Catalog;
import dev.tradewind.egress.EgressCsv;
import dev.tradewind.egress.EgressFilter;
import dev.tradewind.egress.EgressQueries;
import dev.tradewind.egress.FlowTotal;
import dev.tradewind.egress.change.ChangeQueries;
import dev.tradewind.ui.Delta;
import dev.tradewind.ui.Downloads;
import dev.tradewind.ui.FigureButton;
import dev.tradewind.ui.Formats;
import dev.tradewind.ui.Panel;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** Every flow with its owner, bytes, cost and price per gigabyte, against the published list price. */
final class FlowsTab {
    private final EgressQueries egress;
    private final EgressFigures figures;
    private final PlaceNames places;
    private final EgressQuestion question;
    private final String currency;
    private final FlowListPrices list;

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
        this.question = question;
        this.currency = currency;
        this.list = FlowListPrices.of(catalog, changes, question.filter(), currency);
    }

    Component content() {
        var flows = egress.byFlowAndOwner(question.filter()).stream()
                .filter(flow -> flow.total().currency().equals(currency))
                .toList();
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
                .setHeader(tr("Flow"))
                .setComparator(Comparator.comparing(places::flow))
                .setAutoWidth(true)
                .setFlexGrow(2);
        grid.addColumn(flow -> said(flow.transferClass().label()))
                .setHeader(tr("Class"))
                .setSortable(true);
        grid.addColumn(FlowTotal::owner).setHeader(tr("Caused by")).setSortable(true);
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
        number(grid.addComponentColumn(this::listPrice), tr("List at volume"));
        number(grid.addComponentColumn(this::againstList), tr("vs list"));
        grid.setItems(flows);
        grid.setHeightFull();
        grid.getElement().setAttribute("aria-label", tr("Flows"));
        var panel = new Panel(
                        tr("Flows"),
                        tr(
                                "{0} flows, {1}, BilledCost in {2}",
                                flows.size(), question.scope().rangeInWords(), currency),
                        grid)
                .tools(export(flows))
                .flush();
        panel.addClassName("tw-fill");
        return panel;
    }

    private Component againstList(FlowTotal flow) {
        return list.percentOver(flow)
                .<Component>map(percent -> percent.abs().compareTo(BigDecimal.ONE) < 0
                        ? new Span(tr("at list"))
                        : Delta.of(percent, "%", 0))
                .orElseGet(FlowsTab::none);
    }

    private static Component none() {
        var dash = new Span("—");
        dash.getElement().setAttribute("title", tr("No list price is known for this class and these places"));
        return dash;
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
                        () -> figures.unitPrice(tr("Price of {0}", places.flow(flow)), flow.total(), filter(flow))))
                .orElseGet(() -> new Span(tr("unknown")));
    }

    private Component listPrice(FlowTotal flow) {
        return list.perGigabyte(flow)
                .<Component>map(price ->
                        new FigureButton(Formats.number(price, 4), "", () -> list.evidence(flow, places.flow(flow))))
                .orElseGet(FlowsTab::none);
    }

    private Component export(List<FlowTotal> flows) {
        return Downloads.csv(
                "egress-flows-" + EgressCsv.fileName(question.filter()).replaceFirst("^egress-", ""),
                List.of(
                        "flow",
                        "class",
                        "from",
                        "to",
                        "caused by",
                        "GB",
                        "BilledCost " + currency,
                        currency + " per GB",
                        "list " + currency + " per GB",
                        "percent over list"),
                () -> flows.stream()
                        .map(flow -> Arrays.asList(
                                places.flow(flow),
                                flow.transferClass().label(),
                                flow.from(),
                                flow.to(),
                                flow.owner(),
                                flow.total().gigabytes(),
                                flow.total().billedCost().amount(),
                                flow.total().perGigabyte().orElse(null),
                                list.perGigabyte(flow).orElse(null),
                                list.percentOver(flow).orElse(null)))
                        .toList());
    }

    private EgressFilter filter(FlowTotal flow) {
        var filter = question.filter();
        return filter.ofClass(flow.transferClass())
                .between(flow.from(), flow.to())
                .scoped(flow.owner(), filter.environment(), filter.provider());
    }
}
