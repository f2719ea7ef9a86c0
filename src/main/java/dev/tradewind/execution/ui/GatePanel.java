package dev.tradewind.execution.ui;

import static dev.tradewind.ui.Texts.said;
import static dev.tradewind.ui.Texts.tr;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import dev.tradewind.carbon.HourlyIntensity;
import dev.tradewind.execution.ExecutionSummary;
import dev.tradewind.execution.GateStatus;
import dev.tradewind.signal.SignalKind;
import dev.tradewind.ui.ChartSeries;
import dev.tradewind.ui.Figure;
import dev.tradewind.ui.Formats;
import dev.tradewind.ui.Kind;
import dev.tradewind.ui.KpiStrip;
import dev.tradewind.ui.Panel;
import dev.tradewind.ui.Reckoning;
import dev.tradewind.ui.TrendChart;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;

/** The carbon gate: how long it may still hold, what the grid is now, when it is expected to open, and why. */
final class GatePanel {
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm");

    private final ExecutionSummary of;
    private final GateStatus gate;
    private final ZoneId zone;
    private final Instant now;

    GatePanel(ExecutionSummary of, GateStatus gate, ZoneId zone, Instant now) {
        this.of = of;
        this.gate = gate;
        this.zone = zone;
        this.now = now;
    }

    Component figures() {
        var left = Duration.between(now, gate.latestStartAt());
        var value = gate.gramsPerKwh() == null ? tr("unknown") : Formats.number(gate.gramsPerKwh(), 0);
        var reading = gate.reading();
        return new KpiStrip()
                .add(
                        left.isNegative() ? tr("Latest start was") : tr("Latest start in"),
                        left.isNegative()
                                ? Formats.duration(left)
                                : "%d:%02d".formatted(left.toHours(), left.toMinutesPart()),
                        left.isNegative() ? tr("ago") : tr("h:min"),
                        null,
                        Formats.instant(gate.latestStartAt(), zone))
                .add(
                        slotAhead() ? tr("Planned start") : tr("Expected to open"),
                        slotAhead() ? clockTime(Objects.requireNonNull(of.notBeforeAt())) : expected(),
                        "",
                        null,
                        slotAhead()
                                ? tr(
                                        "{0}, its slot in the plan",
                                        Formats.day(Objects.requireNonNull(of.notBeforeAt()), zone))
                                : expectedLine())
                .add(
                        gate.runHours() == 1 ? tr("Grid now") : tr("Worst of its {0} h", gate.runHours()),
                        value,
                        gate.gramsPerKwh() == null ? "" : "g/kWh",
                        () -> figure(value),
                        reading == null
                                ? tr("nothing is known of this hour")
                                : tr(
                                        "now {0}, {1}",
                                        Formats.number(reading.gramsPerKwh(), 0),
                                        said(Kind.valueOf(reading.kind().name()).word())))
                .add(
                        tr("Gate now"),
                        gate.open() ? tr("open") : tr("closed"),
                        "",
                        null,
                        tr("at most {0} g/kWh in every hour", Formats.number(gate.limitGramsPerKwh(), 0)));
    }

    Panel chart() {
        var chart = new TrendChart(tr("Grid intensity around now"), "gCO2eq/kWh");
        var series = new ArrayList<ChartSeries>();
        add(series, tr("said by the source"), Kind.MEASURED, hour -> !later(hour) && counts(hour));
        add(series, tr("forecast"), Kind.FORECAST, hour -> later(hour) && counts(hour));
        add(series, tr("yearly figure, does not count"), Kind.PUBLISHED, hour -> !counts(hour));
        // As a series of its own, so that the axis reaches it also where the grid stays far below.
        series.add(new ChartSeries(
                tr("limit {0}", Formats.number(gate.limitGramsPerKwh(), 0)),
                "--tw-warn",
                gate.hours().stream()
                        .map(hour -> new ChartSeries.Point(hour.hour(), gate.limitGramsPerKwh()))
                        .toList(),
                Kind.PUBLISHED));
        chart.setData(series);
        var then = new Div(tr(
                "At its latest start: {0}",
                switch (gate.atLatestStart()) {
                    case RUN_AND_RECORD -> tr("it runs all the same, and the exception is recorded.");
                    case ASK -> tr("it is missed, unless an approver lets it start before.");
                    case MISS -> tr("it is missed.");
                }));
        then.addClassName("tw-quiet");
        return new Panel(
                tr("Carbon gate"),
                gate.zone() == null
                        ? tr("grid zone unknown, gCO2eq/kWh per hour")
                        : tr("grid {0}, gCO2eq/kWh per hour", gate.zone()),
                chart,
                then);
    }

    private void add(List<ChartSeries> series, String name, Kind kind, Predicate<HourlyIntensity> which) {
        var points = gate.hours().stream()
                .filter(which)
                .map(hour -> new ChartSeries.Point(hour.hour(), hour.gramsPerKwh()))
                .toList();
        if (!points.isEmpty()) {
            series.add(new ChartSeries(name, "--tw-text-2", points, kind));
        }
    }

    private boolean later(HourlyIntensity hour) {
        return hour.hour().isAfter(now);
    }

    private static boolean counts(HourlyIntensity hour) {
        return hour.kind() != SignalKind.PUBLISHED && hour.kind() != SignalKind.MODELLED;
    }

    private String expected() {
        return gate.open() ? tr("now") : opening().map(this::clockTime).orElse(tr("not seen"));
    }

    private boolean slotAhead() {
        var slot = of.notBeforeAt();
        return slot != null && slot.isAfter(now);
    }

    private String clockTime(Instant at) {
        return CLOCK.format(at.atZone(zone));
    }

    private String expectedLine() {
        if (gate.open()) {
            return tr("it may start at its slot");
        }
        return opening()
                .map(at -> tr("{0}, by forecast", Formats.day(at, zone)))
                .orElse(tr("no run of clean hours in what is forecast"));
    }

    /** First hour from which every hour of the run is known and under the limit, not after the latest start. */
    private java.util.Optional<Instant> opening() {
        var hours = gate.hours().stream()
                .filter(hour -> !hour.hour().plusSeconds(3600).isBefore(now))
                .toList();
        for (var first = 0; first + gate.runHours() <= hours.size(); first++) {
            var run = hours.subList(first, first + gate.runHours());
            if (!run.getFirst().hour().isAfter(gate.latestStartAt())
                    && run.stream().allMatch(h -> counts(h) && h.gramsPerKwh() <= gate.limitGramsPerKwh())) {
                return java.util.Optional.of(run.getFirst().hour());
            }
        }
        return java.util.Optional.empty();
    }

    private Figure figure(String value) {
        var figure = Figure.of(tr("Grid intensity that counts"), value, "g/kWh")
                .basis(tr("average, life cycle, location-based; {0}", of.toSite()))
                .formula(
                        tr(
                                "The highest hour of a run that starts now. The gate is open while every hour of the run is known and at most the policies' lowest limit; a yearly figure does not count."))
                .reckoned(Reckoning.HIGHEST)
                .note(tr("Limit"), Formats.number(gate.limitGramsPerKwh(), 0) + " g/kWh");
        gate.hours().stream()
                .filter(hour -> hour.hour().plusSeconds(3600).isAfter(now))
                .limit(gate.runHours())
                .forEach(hour -> figure.input(
                        Formats.instant(hour.hour(), zone),
                        Formats.number(hour.gramsPerKwh(), 0),
                        "g/kWh",
                        Kind.valueOf(hour.kind().name()),
                        hour.source(),
                        later(hour) ? "" : Formats.age(hour.hour(), now)));
        return figure.build();
    }
}
