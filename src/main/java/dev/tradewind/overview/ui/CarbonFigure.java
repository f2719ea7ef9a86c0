package dev.tradewind.overview.ui;

import static dev.tradewind.ui.Texts.tr;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import dev.tradewind.carbon.CarbonIntensities;
import dev.tradewind.carbon.Emissions;
import dev.tradewind.carbon.Hosts;
import dev.tradewind.carbon.HourlyIntensity;
import dev.tradewind.carbon.WorkloadEmissions;
import dev.tradewind.quantity.TimeRange;
import dev.tradewind.ui.Delta;
import dev.tradewind.ui.Figure;
import dev.tradewind.ui.FigureButton;
import dev.tradewind.ui.FigureInput;
import dev.tradewind.ui.Formats;
import dev.tradewind.ui.Kind;
import dev.tradewind.ui.KpiStrip;
import dev.tradewind.ui.Reckoning;
import dev.tradewind.ui.ScopeParameters;
import dev.tradewind.workload.Workload;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What our workloads emitted in the range so far, and how clean the grid of our sites is now. */
@org.springframework.stereotype.Component
class CarbonFigure {
    private static final double GRAMS_PER_KG = 1000;

    private final WorkloadEmissions emissions;
    private final CarbonIntensities intensities;
    private final MapSites sites;
    private final Clock clock;

    CarbonFigure(WorkloadEmissions emissions, CarbonIntensities intensities, MapSites sites, Clock clock) {
        this.emissions = emissions;
        this.intensities = intensities;
        this.sites = sites;
        this.clock = clock;
    }

    void addTo(KpiStrip strip, ScopeParameters scope) {
        var label = tr("Carbon, {0}", Cells.words(scope));
        var workloads = sites.workloads(scope);
        var hour = clock.instant().truncatedTo(ChronoUnit.HOURS);
        var to = scope.to().isAfter(hour) ? hour : scope.to();
        if (workloads.isEmpty() || !scope.from().isBefore(to)) {
            strip.add(
                    label,
                    tr("unknown"),
                    "",
                    null,
                    new Div(new Anchor("workloads", tr("No workload is known: import a list"))));
            return;
        }
        var range = new TimeRange(scope.from(), to);
        var now = emissions.of(Hosts.counted(workloads), range);
        strip.add(
                label,
                Formats.number(kilograms(now.values()), 0),
                "kgCO2e",
                () -> figure(now, range, scope),
                change(workloads, range, now.values(), scope),
                gridNow(scope));
    }

    private Component change(
            List<Workload> workloads, TimeRange range, Collection<Emissions> now, ScopeParameters scope) {
        var before = before(range, scope);
        var then = emissions.of(Hosts.counted(workloads), before).values();
        double was = kilograms(then);
        if (was <= 0 || unknown(then) > 0 || unknown(now) > 0) {
            return new Div(tr("not comparable with the span before: hours unknown"));
        }
        return new Div(
                Delta.of((kilograms(now) - was) * 100 / was, "%", 1),
                new Span(tr(" against {0}", Formats.range(before.from(), before.to()))));
    }

    /** The same hours of the month before for a month to date, else the equally long span right before. */
    private static TimeRange before(TimeRange range, ScopeParameters scope) {
        if ("month".equals(scope.range())) {
            var from = range.from().atOffset(ZoneOffset.UTC).minusMonths(1).toInstant();
            var shifted = new TimeRange(from, from.plus(range.duration()));
            if (!shifted.to().isAfter(range.from())) {
                return shifted;
            }
        }
        return new TimeRange(range.from().minus(range.duration()), range.from());
    }

    private Component gridNow(ScopeParameters scope) {
        var now = clock.instant();
        var hour = now.truncatedTo(ChronoUnit.HOURS);
        var zones = sites.zonesOf(scope);
        var known = new TreeMap<Double, String>();
        var inputs = new ArrayList<FigureInput>();
        intensities
                .hourly(zones, new TimeRange(hour, hour.plus(Duration.ofHours(1))))
                .forEach((zone, hours) -> hours.forEach(each -> {
                    known.put(each.gramsPerKwh(), zone);
                    inputs.add(input(zone, each, now));
                }));
        if (known.isEmpty()) {
            return new Div(tr("grid intensity unknown"));
        }
        var value = Formats.number(known.firstKey(), 0) + " – " + Formats.number(known.lastKey(), 0);
        var figure = new FigureButton(
                value,
                "gCO2eq/kWh",
                () -> Figure.of(tr("Grid intensity of our sites"), value, "gCO2eq/kWh")
                        .basis(tr("this hour, average, life cycle, location-based"))
                        .formula(tr("The lowest and the highest intensity of the zones in which a workload stands."))
                        .inputs(inputs)
                        .reckoned(Reckoning.SPAN)
                        .rows(scope.link("carbon"))
                        .note(tr("Zones known"), tr("{0} of {1}", known.size(), zones.size()))
                        .build());
        figure.addClassName("tw-inline-figure");
        return new Div(new Span(tr("grid now ")), figure);
    }

    private Figure figure(Map<String, Emissions> now, TimeRange range, ScopeParameters scope) {
        double operational =
                now.values().stream().mapToDouble(Emissions::operationalGrams).sum() / GRAMS_PER_KG;
        double embodied =
                now.values().stream().mapToDouble(Emissions::embodiedGrams).sum() / GRAMS_PER_KG;
        var figure = Figure.of(tr("Our emissions"), Formats.number(kilograms(now.values()), 0), "kgCO2e")
                .basis(tr(
                        "{0}, up to this hour; average, location-based; an estimate from use",
                        Formats.range(range.from(), range.to())))
                .formula(
                        tr(
                                "Sum over workloads of energy in each hour times the intensity of that hour, plus the share of manufacturing."))
                .worked(tr("gCO2e = Σ kWh_h · intensity(zone, h) + embodied"))
                .reckoned(Reckoning.SUM)
                .note(tr("Operational"), Formats.number(operational, 1) + " kgCO2e")
                .note(tr("Embodied"), Formats.number(embodied, 1) + " kgCO2e");
        now.entrySet().stream()
                .sorted(Comparator.comparingDouble(
                        (Map.Entry<String, Emissions> e) -> -e.getValue().totalGrams()))
                .forEach(e -> figure.input(
                        e.getKey(),
                        Formats.number(e.getValue().totalGrams() / GRAMS_PER_KG, 3),
                        "kgCO2e",
                        Kind.MODELLED,
                        tr(
                                "{0} kWh, {1} hours of intensity",
                                Formats.number(e.getValue().compute().kwh(), 0),
                                e.getValue().hours().size()),
                        ""));
        return figure.note(tr("Workloads"), Formats.number(now.size()))
                .note(tr("Hours without any intensity"), Formats.number(unknown(now.values())))
                .rows(scope.link("carbon"))
                .build();
    }

    private static FigureInput input(String zone, HourlyIntensity hour, Instant now) {
        return new FigureInput(
                zone,
                Formats.number(hour.gramsPerKwh(), 0),
                "gCO2eq/kWh",
                CarbonLayer.kind(hour.kind()),
                hour.source(),
                Formats.age(hour.hour(), now));
    }

    private static double kilograms(Collection<Emissions> all) {
        return all.stream().mapToDouble(Emissions::totalGrams).sum() / GRAMS_PER_KG;
    }

    private static int unknown(Collection<Emissions> all) {
        return all.stream().mapToInt(Emissions::hoursUnknown).sum();
    }
}
