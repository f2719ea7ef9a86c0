package dev.tradewind.planning.ui;

import static dev.tradewind.ui.Texts.said;
import static dev.tradewind.ui.Texts.tr;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.grid.ColumnTextAlign;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Input;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.NativeLabel;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.progressbar.ProgressBar;
import com.vaadin.flow.data.value.ValueChangeMode;
import dev.tradewind.planning.StoredPlan;
import dev.tradewind.planning.front.Front;
import dev.tradewind.planning.front.FrontPoint;
import dev.tradewind.planning.front.FrontQuestion;
import dev.tradewind.ui.Downloads;
import dev.tradewind.ui.Formats;
import dev.tradewind.ui.Panel;
import dev.tradewind.ui.ScatterChart;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** An operator moves weights and ceilings and sees solved plans between cost, carbon and latency. */
final class WhatIfPanel extends Div {
    private static final int NO_CEILING = 155;

    private final transient StoredPlan stored;
    private final Input carbonPrice;
    private final Input latency;
    private final Input money;
    private final Input carbon;
    private final NativeButton solve = new NativeButton(tr("Solve"), click -> start());
    private final NativeButton stop = new NativeButton(tr("Stop"));
    private final Div progress = new Div();
    private final Div result = new Div();
    private transient AtomicBoolean cancelled = new AtomicBoolean();

    WhatIfPanel(StoredPlan stored) {
        this.stored = stored;
        addClassName("pl-body");
        var weights = stored.plan().weights();
        var form = new Div();
        form.addClassName("pl-sliders");
        carbonPrice = slider(
                form, tr("Carbon price"), 0, 1000, 5, (int) (weights.nanoUsdPerGram() / 1000), at -> at + " USD/t");
        latency = slider(
                form,
                tr("Latency weight"),
                0,
                100,
                1,
                (int) (weights.nanoUsdPerMillisecond() / 100_000_000),
                at -> tr("{0} USD/ms a month", at / 10.0));
        money = slider(form, tr("Cost ceiling"), 50, NO_CEILING, 5, NO_CEILING, at -> ceiling(at));
        carbon = slider(form, tr("Carbon ceiling"), 50, NO_CEILING, 5, NO_CEILING, at -> ceiling(at));
        solve.addClassNames("tw-button", "tw-button-primary");
        stop.addClassName("tw-button");
        stop.setVisible(false);
        stop.addClickListener(click -> cancelled.set(true));
        add(new Panel(
                        tr("What if"),
                        tr("on the frozen inputs of {0}", stored.summary().shortId()),
                        form,
                        progress)
                .tools(stop, solve));
        result.addClassName("pl-body");
        add(result);
    }

    private static String ceiling(int percent) {
        return percent == NO_CEILING ? tr("none") : tr("{0} % of this plan's", percent);
    }

    private static Input slider(
            Div form, String label, int least, int most, int step, int value, IntFunction<String> words) {
        var input = new Input();
        input.setType("range");
        input.getElement().setAttribute("min", String.valueOf(least));
        input.getElement().setAttribute("max", String.valueOf(most));
        input.getElement().setAttribute("step", String.valueOf(step));
        input.setValue(String.valueOf(Math.min(most, value)));
        input.setValueChangeMode(ValueChangeMode.ON_CHANGE);
        input.setId("what-if-" + label.toLowerCase(java.util.Locale.ROOT).replace(' ', '-'));
        var said = new Span(words.apply(Math.min(most, value)));
        said.addClassName("tw-num");
        input.addValueChangeListener(moved -> said.setText(words.apply(Integer.parseInt(moved.getValue()))));
        var name = new NativeLabel(label);
        name.setFor(input);
        form.add(new Div(new Div(name, said), input));
        return input;
    }

    private FrontQuestion question() {
        var now = FrontPoint.of(0, stored.plan());
        var ofMoney = Integer.parseInt(money.getValue());
        var ofCarbon = Integer.parseInt(carbon.getValue());
        return new FrontQuestion(
                Integer.parseInt(carbonPrice.getValue()),
                Integer.parseInt(latency.getValue()) / 10.0,
                ofMoney == NO_CEILING ? null : (Long) Math.round(now.usdPerMonth() * 1e7 * ofMoney),
                ofCarbon == NO_CEILING ? null : (Long) Math.round(now.kgCo2ePerMonth() * 1e4 * ofCarbon));
    }

    private void start() {
        var asked = question();
        var stopped = new AtomicBoolean();
        cancelled = stopped;
        var bar = new ProgressBar(0, Front.points(asked), 0);
        bar.getElement().setAttribute("aria-label", tr("Points solved"));
        progress.removeAll();
        progress.add(bar);
        solve.setEnabled(false);
        stop.setVisible(true);
        var ui = UI.getCurrent();
        var solved = new ArrayList<FrontPoint>();
        Thread.ofPlatform().daemon().name("what-if").start(() -> {
            try {
                Front.solve(
                        stored.snapshot(),
                        asked,
                        point -> ui.access(() -> {
                            solved.add(point);
                            bar.setValue(solved.size());
                            show(solved, asked);
                        }),
                        stopped::get);
                ui.access(() -> end(""));
            } catch (RuntimeException failed) {
                ui.access(() -> end(tr("This could not be solved: {0}", said(failed.getMessage()))));
            }
        });
    }

    private void end(String problem) {
        progress.removeAll();
        if (!problem.isEmpty()) {
            progress.add(new Span(problem));
        }
        solve.setEnabled(true);
        stop.setVisible(false);
    }

    @Override
    protected void onDetach(DetachEvent event) {
        cancelled.set(true);
    }

    private void show(List<FrontPoint> solved, FrontQuestion asked) {
        var unbeaten = Front.unbeaten(solved);
        var chart = new ScatterChart(tr("Cost against carbon"), tr("kgCO2e per month"));
        var points = new ArrayList<ScatterChart.Point>();
        for (var point : solved) {
            points.add(new ScatterChart.Point(
                    point.carbonUsdPerTonne() + " USD/t",
                    point.usdPerMonth(),
                    point.kgCo2ePerMonth(),
                    role(point, unbeaten, asked)));
        }
        var today = FrontPoint.today(0, stored.plan());
        points.add(new ScatterChart.Point(tr("today"), today.usdPerMonth(), today.kgCo2ePerMonth(), "today"));
        chart.setData(tr("USD per month"), tr("kgCO2e per month"), points);
        var rows = List.copyOf(solved);
        var both = new Div(
                new Panel(
                        tr("Cost against carbon"), tr("{0} solved plans, nothing between them", solved.size()), chart),
                new Panel(tr("Solved plans"), tr("each with its own proof"), grid(rows, unbeaten, asked))
                        .flush()
                        .tools(csv(rows)));
        both.addClassName("tw-row");
        both.getStyle().set("--tw-columns", "minmax(0, 1fr) minmax(0, 1.2fr)");
        result.removeAll();
        result.add(both);
    }

    private static String role(FrontPoint point, List<FrontPoint> unbeaten, FrontQuestion asked) {
        if (point.carbonUsdPerTonne() == asked.carbonUsdPerTonne()) {
            return "chosen";
        }
        return unbeaten.contains(point) ? "front" : "other";
    }

    private static Grid<FrontPoint> grid(List<FrontPoint> rows, List<FrontPoint> unbeaten, FrontQuestion asked) {
        var grid = new Grid<FrontPoint>();
        number(grid, tr("Carbon price USD/t"), point -> Formats.number(point.carbonUsdPerTonne()));
        number(grid, tr("Cost USD/mo"), point -> Formats.number(point.usdPerMonth(), 2));
        number(grid, "kgCO2e/mo", point -> Formats.number(point.kgCo2ePerMonth(), 1));
        number(grid, tr("Round trip ms"), point -> orNone(point.rttMillis(), 1));
        number(grid, tr("Placed"), point -> tr("{0} of {1}", point.placed(), point.placed() + point.infeasible()));
        number(grid, tr("Gap %"), point -> orNone(point.gapPercent(), 3));
        grid.addColumn(point -> switch (role(point, unbeaten, asked)) {
                    case "chosen" -> tr("as asked");
                    case "front" -> tr("on the front");
                    default -> tr("beaten by another");
                })
                .setHeader("")
                .setAutoWidth(true);
        grid.setItems(rows);
        grid.setAllRowsVisible(true);
        return grid;
    }

    private static String orNone(@Nullable Double value, int decimals) {
        return value == null ? tr("none") : Formats.number(value, decimals);
    }

    private Component csv(List<FrontPoint> rows) {
        return Downloads.csv(
                stored.summary().shortId() + "-front.csv",
                List.of(
                        "carbon price USD per t",
                        "cost USD per month",
                        "emissions kgCO2e per month",
                        "round trip ms",
                        "placed",
                        "infeasible",
                        "gap %"),
                () -> rows.stream()
                        .map(point -> java.util.Arrays.asList(
                                point.carbonUsdPerTonne(),
                                point.usdPerMonth(),
                                point.kgCo2ePerMonth(),
                                point.rttMillis(),
                                point.placed(),
                                point.infeasible(),
                                point.gapPercent()))
                        .toList());
    }

    private static void number(
            Grid<FrontPoint> grid, String header, com.vaadin.flow.function.ValueProvider<FrontPoint, String> text) {
        grid.addComponentColumn(point -> new Span(text.apply(point)))
                .setHeader(header)
                .setTextAlign(ColumnTextAlign.END)
                .setAutoWidth(true);
    }
}
