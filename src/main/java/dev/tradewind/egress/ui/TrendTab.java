package dev.tradewind.egress.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.grid.ColumnTextAlign;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import dev.tradewind.egress.DayTotal;
import dev.tradewind.egress.EgressFilter;
import dev.tradewind.egress.EgressQueries;
import dev.tradewind.egress.OwnerTotal;
import dev.tradewind.egress.TransferClass;
import dev.tradewind.ui.ChartSeries;
import dev.tradewind.ui.FigureButton;
import dev.tradewind.ui.Formats;
import dev.tradewind.ui.Panel;
import dev.tradewind.ui.SankeyChart;
import dev.tradewind.ui.ScopeParameters;
import dev.tradewind.ui.StackedTrend;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/** Cost by day and class, where it flows, and whose it is. */
final class TrendTab {
    private static final int SANKEY_FLOWS = 24;

    private final EgressQueries egress;
    private final EgressFigures figures;
    private final PlaceNames places;
    private final EgressQuestion question;
    private final String currency;

    TrendTab(EgressQueries egress, EgressFigures figures, PlaceNames places, EgressQuestion question, String currency) {
        this.egress = egress;
        this.figures = figures;
        this.places = places;
        this.question = question;
        this.currency = currency;
    }

    List<Component> content() {
        return List.of(trend(), sankey(), owners());
    }

    private Panel trend() {
        var days = egress.byDay(question.filter()).stream()
                .filter(day -> day.total().currency().equals(currency))
                .toList();
        var chart = new StackedTrend("BilledCost of transfers by day and class", currency);
        chart.setHeight("260px");
        chart.setData(series(days), List.of(), days.stream().anyMatch(DayTotal::partial));
        var panel = new Panel(
                "BilledCost by class",
                currency + " per day, " + question.scope().rangeInWords() + ", days in "
                        + egress.reportingZone().getId(),
                chart);
        var partial = days.stream()
                .filter(DayTotal::partial)
                .map(day -> Formats.day(day.day()))
                .distinct()
                .toList();
        panel.foot(new Span(
                partial.isEmpty()
                        ? "All days shown are complete."
                        : "Not complete yet: " + String.join(", ", partial) + ". A low bar there is no drop."));
        return panel;
    }

    /** One point per day and class; a day without charges of a class is 0, for its bill is there. */
    private static List<ChartSeries> series(List<DayTotal> days) {
        var dates = days.stream().map(DayTotal::day).distinct().sorted().toList();
        var series = new ArrayList<ChartSeries>();
        for (var transferClass : TransferClass.values()) {
            var of = days.stream()
                    .filter(day -> day.transferClass() == transferClass)
                    .toList();
            if (of.isEmpty()) {
                continue;
            }
            var points = dates.stream()
                    .map(date -> new ChartSeries.Point(
                            date.atStartOfDay().toInstant(ZoneOffset.UTC),
                            of.stream()
                                    .filter(day -> day.day().equals(date))
                                    .mapToDouble(day ->
                                            day.total().billedCost().amount().doubleValue())
                                    .sum()))
                    .toList();
            series.add(new ChartSeries(transferClass.label(), ChartSeries.classToken(transferClass.name()), points));
        }
        return series;
    }

    private Panel sankey() {
        var flows = egress.byFlow(question.filter()).stream()
                .filter(flow -> flow.total().currency().equals(currency))
                .filter(flow -> flow.total().billedCost().amount().signum() > 0)
                .limit(SANKEY_FLOWS)
                .toList();
        var nodes = new LinkedHashMap<String, SankeyChart.Node>();
        var links = new LinkedHashMap<String, SankeyChart.Link>();
        for (var flow : flows) {
            var token = ChartSeries.classToken(flow.transferClass().name());
            var from = "from " + flow.from();
            var to = "to " + flow.to();
            var middle = flow.transferClass().name();
            nodes.putIfAbsent(from, new SankeyChart.Node(from, places.of(flow.from()), "--tw-muted"));
            nodes.putIfAbsent(
                    middle, new SankeyChart.Node(middle, flow.transferClass().label(), token));
            nodes.putIfAbsent(to, new SankeyChart.Node(to, places.of(flow.to()), "--tw-muted"));
            var cost = flow.total().billedCost().amount().doubleValue();
            add(links, new SankeyChart.Link(from, middle, cost, token));
            add(links, new SankeyChart.Link(middle, to, cost, token));
        }
        var chart = new SankeyChart("BilledCost from place, by class, to place", currency);
        chart.setHeight("320px");
        chart.setData(List.copyOf(nodes.values()), List.copyOf(links.values()));
        return new Panel(
                "From, class, to",
                currency + " BilledCost, the " + flows.size() + " largest flows; the table under Flows has them all",
                chart);
    }

    private static void add(LinkedHashMap<String, SankeyChart.Link> links, SankeyChart.Link link) {
        links.merge(
                link.from() + ">" + link.to(),
                link,
                (a, b) -> new SankeyChart.Link(a.from(), a.to(), a.value() + b.value(), a.token()));
    }

    private Component owners() {
        var row = new Div(
                names("Caused by", "team by tag, else sub account", egress.byOwner(question.filter()), true),
                names("Billed to", "sub account", egress.bySubAccount(question.filter()), false));
        row.addClassName("tw-row");
        row.getStyle().set("--tw-columns", "1fr 1fr");
        return row;
    }

    private Panel names(String title, String what, List<OwnerTotal> all, boolean caused) {
        var grid = new Grid<OwnerTotal>();
        grid.addThemeVariants(GridVariant.LUMO_COMPACT);
        grid.addComponentColumn(each -> {
                    var scope = question.scope();
                    return new Anchor(
                            caused
                                    ? new ScopeParameters(
                                                    scope.from(),
                                                    scope.to(),
                                                    scope.range(),
                                                    scope.environment(),
                                                    each.name(),
                                                    scope.provider(),
                                                    scope.zone())
                                            .link("egress")
                                    : question.link("payer", each.name()),
                            each.name());
                })
                .setHeader(title)
                .setFlexGrow(2);
        grid.addColumn(each -> Formats.number(each.total().gigabytes(), 1))
                .setHeader("GB")
                .setTextAlign(ColumnTextAlign.END);
        grid.addComponentColumn(each -> new FigureButton(
                        Formats.money(each.total().billedCost().amount()),
                        "",
                        () -> figures.cost(title + " " + each.name(), each.total(), filter(each, caused))))
                .setHeader("BilledCost " + currency)
                .setTextAlign(ColumnTextAlign.END);
        grid.setItems(all.stream()
                .filter(each -> each.total().currency().equals(currency))
                .toList());
        grid.setAllRowsVisible(all.size() < 15);
        return new Panel(title, what, grid).flush();
    }

    private EgressFilter filter(OwnerTotal each, boolean caused) {
        var filter = question.filter();
        return caused
                ? filter.scoped(each.name(), filter.environment(), filter.provider())
                : filter.billedTo(each.name());
    }
}
