package dev.tradewind.egress.ui;

import static dev.tradewind.ui.Texts.said;
import static dev.tradewind.ui.Texts.tr;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.grid.ColumnTextAlign;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import dev.tradewind.egress.TransferClass;
import dev.tradewind.egress.whatif.ClassChange;
import dev.tradewind.egress.whatif.End;
import dev.tradewind.egress.whatif.LineChange;
import dev.tradewind.egress.whatif.Outcome;
import dev.tradewind.egress.whatif.WhatIfCsv;
import dev.tradewind.ui.ChartSeries;
import dev.tradewind.ui.Downloads;
import dev.tradewind.ui.Figure;
import dev.tradewind.ui.FigureButton;
import dev.tradewind.ui.Formats;
import dev.tradewind.ui.Panel;
import dev.tradewind.ui.WaterfallChart;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A scenario by class, and flow by flow. */
final class WhatIfTables {
    private static final List<String> LINES = List.of(
            "class before",
            "from before",
            "to before",
            "class after",
            "from after",
            "to after",
            "owner",
            "ends known by",
            "GB before per month",
            "GB after per month",
            "before per month",
            "after per month",
            "difference per month",
            "currency",
            "formula",
            "worked");

    private static final int WITHOUT_SCROLLING = 9;

    private final Outcome outcome;
    private final WhatIfFigures figures;
    private final PlaceNames places;

    WhatIfTables(Outcome outcome, WhatIfFigures figures, PlaceNames places) {
        this.outcome = outcome;
        this.figures = figures;
        this.places = places;
    }

    Panel classes() {
        var grid = new Grid<ClassChange>();
        grid.addThemeVariants(GridVariant.AURA_NO_BORDER);
        grid.addComponentColumn(each ->
                        mark(each.transferClass(), said(each.transferClass().label())))
                .setHeader(tr("Class"))
                .setFooter(tr("Total"))
                .setWidth("130px")
                .setFlexGrow(1);
        amount(
                        grid,
                        tr("Before"),
                        each -> money(
                                each.before(),
                                () -> figures.before(
                                        said(each.transferClass().label()),
                                        each.before(),
                                        figures.was(each.transferClass()))))
                .setFooter(Formats.money(outcome.before()));
        amount(
                        grid,
                        tr("After"),
                        each -> money(
                                each.after(),
                                () -> figures.after(
                                        said(each.transferClass().label()),
                                        each.after(),
                                        figures.is(each.transferClass()))))
                .setFooter(Formats.money(outcome.after()));
        amount(
                        grid,
                        tr("Difference"),
                        each -> each.difference().signum() == 0
                                ? quiet("0")
                                : new FigureButton(
                                        Formats.signed(each.difference(), 2), "", () -> figures.difference(each)))
                .setFooter(Formats.signed(outcome.difference(), 2));
        if (!outcome.isPriced()) {
            amount(grid, tr("No price, today"), each -> money(each.unpriced(), figures::unpriced))
                    .setFooter(Formats.money(outcome.unpriced()));
        }
        grid.setItems(outcome.classes());
        grid.setAllRowsVisible(true);
        grid.getElement().setAttribute("aria-label", tr("Before and after by class"));
        var what = tr("{0} per month, before and after", outcome.currency());
        return new Panel(
                        tr("By class"),
                        outcome.isPriced() ? what : tr("{0}; difference of what has a price", what),
                        grid)
                .flush()
                .tools(Downloads.csv("egress-what-if.csv", WhatIfCsv.HEADER, () -> WhatIfCsv.rows(outcome)));
    }

    Panel chart() {
        var chart = new WaterfallChart(tr("Difference by class"), outcome.currency());
        chart.setHeight("260px");
        chart.setData(
                outcome.classes().stream()
                        .filter(each -> each.difference().signum() != 0)
                        .map(each -> new WaterfallChart.Step(
                                said(each.transferClass().label()),
                                each.difference().doubleValue()))
                        .toList(),
                tr("Difference"));
        return new Panel(tr("Difference by class"), tr("{0} per month, after less before", outcome.currency()), chart);
    }

    Panel lines() {
        var changes = outcome.changes();
        var grid = new Grid<LineChange>();
        grid.addThemeVariants(GridVariant.AURA_NO_BORDER);
        grid.addComponentColumn(this::ends)
                .setHeader(tr("Flow, now and then"))
                .setWidth("330px")
                .setFlexGrow(3);
        grid.addColumn(each -> label(each.before().transferClass())
                        + (each.before().transferClass() == each.transferClass()
                                ? ""
                                : " → " + label(each.transferClass())))
                .setHeader(tr("Class"))
                .setFlexGrow(1);
        right(grid.addColumn(each -> Formats.number(each.gigabytes(), 0)), "GB");
        right(grid.addColumn(each -> Formats.money(each.before().cost())), tr("Before"));
        right(
                grid.addComponentColumn(each -> {
                    var cost = each.price().cost();
                    return new FigureButton(
                            cost == null ? tr("unknown") : Formats.money(cost), "", () -> figures.line(each));
                }),
                tr("After"));
        right(
                grid.addComponentColumn(each -> {
                    var difference = each.difference();
                    return difference == null
                            ? quiet(tr("unknown"))
                            : new FigureButton(Formats.signed(difference, 2), "", () -> figures.line(each));
                }),
                tr("Difference"));
        grid.addComponentColumn(each -> clipped(each.price().formula()))
                .setHeader(tr("Price"))
                .setFlexGrow(2);
        grid.setItems(changes);
        if (changes.size() <= WITHOUT_SCROLLING) {
            grid.setAllRowsVisible(true);
        } else {
            grid.setHeight("360px");
        }
        grid.getElement().setAttribute("aria-label", tr("Flows that change"));
        return new Panel(
                        tr("Flows that change"),
                        tr(
                                "{0} of {1} flows, {2} per month",
                                changes.size(), outcome.lines().size(), outcome.currency()),
                        grid)
                .flush()
                .tools(Downloads.csv(
                        "egress-what-if-flows.csv",
                        LINES,
                        () -> changes.stream().map(this::row).toList()));
    }

    private Component ends(LineChange line) {
        var before = line.before();
        var now = words(before.from()) + " → " + words(before.to());
        var then = words(line.from()) + " → " + words(line.to());
        var first = mark(before.transferClass(), now);
        if (now.equals(then)) {
            return first;
        }
        var second = clipped(then);
        second.addClassName("tw-quiet");
        return new Div(first, second);
    }

    /** On one line; the whole is read by pointing at it. */
    private static Div clipped(String text) {
        var line = new Div(text);
        line.addClassName("tw-clip");
        line.getElement().setAttribute("title", text);
        return line;
    }

    private String words(End end) {
        var who = end.workload() == null ? end.dataSet() : end.workload();
        return who == null ? places.of(end.site()) : tr("{0} at {1}", who, places.of(end.site()));
    }

    private static Component mark(@Nullable TransferClass of, String text) {
        var swatch = new Span();
        swatch.addClassName("tw-swatch");
        if (of != null) {
            swatch.getStyle().set("background", "var(" + ChartSeries.classToken(of.name()) + ")");
        }
        var name = new Span(text);
        name.addClassName("tw-clip");
        var line = new Div(swatch, name);
        line.addClassNames("tw-line", "tw-tight");
        line.getElement().setAttribute("title", text);
        return line;
    }

    private static String label(@Nullable TransferClass of) {
        return of == null ? "unbilled" : of.label();
    }

    private List<@Nullable Object> row(LineChange line) {
        var before = line.before();
        return Arrays.<@Nullable Object>asList(
                before.transferClass(),
                before.from().words(),
                before.to().words(),
                line.transferClass(),
                line.from().words(),
                line.to().words(),
                before.owner(),
                before.origin(),
                before.gigabytes(),
                line.gigabytes(),
                before.cost(),
                line.price().cost(),
                line.difference(),
                outcome.currency(),
                line.price().formula(),
                line.price().worked());
    }

    private static Grid.Column<ClassChange> amount(
            Grid<ClassChange> grid,
            String header,
            com.vaadin.flow.function.ValueProvider<ClassChange, Component> cell) {
        return grid.addComponentColumn(cell)
                .setHeader(header)
                .setTextAlign(ColumnTextAlign.END)
                .setWidth("120px")
                .setFlexGrow(0);
    }

    private static void right(Grid.Column<LineChange> column, String header) {
        column.setHeader(header)
                .setTextAlign(ColumnTextAlign.END)
                .setWidth("104px")
                .setFlexGrow(0);
    }

    private static Component money(BigDecimal amount, Supplier<Figure> evidence) {
        return amount.signum() == 0 ? quiet("0") : new FigureButton(Formats.money(amount), "", evidence);
    }

    private static Component quiet(String text) {
        var none = new Span(text);
        none.addClassName("tw-quiet");
        return none;
    }
}
