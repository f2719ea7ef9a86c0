package dev.tradewind.egress.ui;

import static dev.tradewind.ui.Texts.said;
import static dev.tradewind.ui.Texts.tr;

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
import dev.tradewind.ui.Legend;
import dev.tradewind.ui.Panel;
import dev.tradewind.ui.ScopeParameters;
import dev.tradewind.ui.StackedTrend;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** Cost by day and class, where it flows, and whose it is. */
final class TrendTab {
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
        var filter = question.filter();
        return List.of(
                tall(
                        trend(),
                        names(tr("Caused by"), tr("team by tag, else sub account"), egress.byOwner(filter), true)),
                tall(
                        new FlowSankey(egress, places, currency)
                                .panel(filter, question.scope().rangeInWords()),
                        names(tr("Billed to"), tr("sub account"), egress.bySubAccount(filter), false)));
    }

    private static Component tall(Component... panels) {
        var row = new Div(panels);
        row.addClassNames("tw-row", "tw-row-tall");
        row.getStyle().set("--tw-columns", "minmax(0, 2.2fr) minmax(0, 1fr)");
        return row;
    }

    private Panel trend() {
        var days = egress.byDay(question.filter()).stream()
                .filter(day -> day.total().currency().equals(currency))
                .toList();
        var chart = new StackedTrend(tr("BilledCost of transfers by day and class"), currency);
        chart.setHeightFull();
        chart.setData(series(days), List.of(), days.stream().anyMatch(DayTotal::partial));
        var panel = new Panel(
                tr("BilledCost by class"),
                tr(
                        "{0} per day, {1}, days in {2}",
                        currency,
                        question.scope().rangeInWords(),
                        egress.reportingZone().getId()),
                chart);
        var partial = days.stream()
                .filter(DayTotal::partial)
                .map(day -> Formats.day(day.day()))
                .distinct()
                .toList();
        panel.foot(
                legend(days),
                new Span(
                        partial.isEmpty()
                                ? tr("All days shown are complete.")
                                : tr(
                                        "Not complete yet: {0}. A low bar there is no drop.",
                                        String.join(", ", partial))));
        return panel;
    }

    private static Legend legend(List<DayTotal> days) {
        var legend = new Legend();
        days.stream()
                .map(DayTotal::transferClass)
                .distinct()
                .sorted()
                .forEach(each -> legend.colour(ChartSeries.classToken(each.name()), said(each.label())));
        return legend;
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
            series.add(
                    new ChartSeries(said(transferClass.label()), ChartSeries.classToken(transferClass.name()), points));
        }
        return series;
    }

    private Panel names(String title, String what, List<OwnerTotal> all, boolean caused) {
        var grid = new Grid<OwnerTotal>();
        grid.addThemeVariants(GridVariant.AURA_NO_BORDER);
        grid.addComponentColumn(each -> {
                    var scope = question.scope();
                    return new Anchor(
                            caused
                                    ? new ScopeParameters(
                                                    scope.from(),
                                                    scope.to(),
                                                    scope.range(),
                                                    scope.usual(),
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
        grid.addColumn(each -> Formats.number(each.total().gigabytes(), 0))
                .setHeader("GB")
                .setWidth("92px")
                .setFlexGrow(0)
                .setTextAlign(ColumnTextAlign.END);
        grid.addComponentColumn(each -> new FigureButton(
                        Formats.money(each.total().billedCost().amount()),
                        "",
                        () -> figures.cost(title + " " + each.name(), each.total(), filter(each, caused))))
                .setHeader(currency)
                .setWidth("84px")
                .setFlexGrow(0)
                .setTextAlign(ColumnTextAlign.END);
        grid.setItems(all.stream()
                .filter(each -> each.total().currency().equals(currency))
                .toList());
        grid.setHeightFull();
        return new Panel(title, what, grid).flush();
    }

    private EgressFilter filter(OwnerTotal each, boolean caused) {
        var filter = question.filter();
        return caused
                ? filter.scoped(each.name(), filter.environment(), filter.provider())
                : filter.billedTo(each.name());
    }
}
