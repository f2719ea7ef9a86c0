package dev.tradewind.carbon.ui;

import static dev.tradewind.ui.Texts.said;
import static dev.tradewind.ui.Texts.tr;

import dev.tradewind.carbon.Emissions;
import dev.tradewind.carbon.EnergyBasis;
import dev.tradewind.carbon.HourlyIntensity;
import dev.tradewind.carbon.sci.Counts;
import dev.tradewind.carbon.sci.SciScore;
import dev.tradewind.signal.SeriesNames;
import dev.tradewind.ui.Figure;
import dev.tradewind.ui.Formats;
import java.util.Comparator;
import java.util.Objects;

/** What stands behind a rate. */
final class SciFigures {
    private SciFigures() {}

    /** Small rates keep figures that mean something. */
    static String value(SciScore score, double grams) {
        boolean lower = score.emissions() != null && !score.emissions().complete();
        return (lower ? tr("at least ") : "") + grams(grams);
    }

    static String grams(double grams) {
        int decimals = grams >= 100 ? 1 : grams >= 1 ? 3 : 6;
        return Formats.number(grams, decimals);
    }

    static Figure of(SciScore score, CarbonPart.Look look) {
        var unit = Objects.requireNonNull(score.unit());
        Counts counts = Objects.requireNonNull(score.counts());
        Emissions emissions = Objects.requireNonNull(score.emissions());
        double grams = score.gramsPerUnit().orElseThrow();
        var name = score.workload().name();
        var figure = Figure.of(tr("SCI of {0}", name), value(score, grams), "gCO2e / " + unit)
                .basis(tr(
                        "{0}, the {1} h in which {2} was counted; location-based, average",
                        look.scope().rangeInWords(),
                        Formats.number(counts.counted().toHours()),
                        unit))
                .formula(
                        tr(
                                "Energy of the counted hours times the grid's intensity of each hour, plus the share of manufacturing of the same hours, over the units served (ISO/IEC 21031)."))
                .worked("SCI = (E · I + M) / R\n= (" + Formats.number(score.energyKwh(), 6) + " kWh · "
                        + Formats.number(score.gramsPerKwh(), 5) + " g/kWh + "
                        + Formats.number(score.embodiedGrams(), 4) + " g) / "
                        + Formats.number(counts.units(), 0) + " " + unit + "\n= " + grams(grams) + " g / " + unit)
                .input(
                        tr("E, at the meter"),
                        Formats.number(score.energyKwh(), 6),
                        "kWh",
                        dev.tradewind.ui.Kind.MODELLED,
                        said(emissions.basis().words()),
                        Formats.number(counts.counted().toHours()) + " h")
                .input(
                        tr("M, share of manufacturing"),
                        Formats.number(score.embodiedGrams(), 4),
                        "g",
                        dev.tradewind.ui.Kind.MODELLED,
                        tr("Cloud Carbon Footprint"),
                        Formats.number(counts.counted().toHours()) + " h")
                .input(
                        "R, " + unit,
                        Formats.number(counts.units(), 0),
                        unit,
                        ZoneFigures.kind(counts.kinds().last()),
                        String.join(", ", counts.sources()),
                        Formats.number(counts.counted().toHours()) + " h")
                .input(
                        tr("I, energy-weighted mean"),
                        Formats.number(score.gramsPerKwh(), 5),
                        "gCO2e/kWh",
                        emissions.hours().stream()
                                .map(HourlyIntensity::kind)
                                .max(Comparator.naturalOrder())
                                .map(ZoneFigures::kind)
                                .orElse(dev.tradewind.ui.Kind.UNKNOWN),
                        OurEmissions.mix(emissions),
                        Formats.number(emissions.hours().size()) + " h")
                .query("series " + SeriesNames.units(name, unit))
                .rows(look.scope().link("workloads", java.util.Map.of("name", name)));
        figure.note(tr("Energy from"), said(emissions.basis().words()))
                .note(tr("Order of estimates"), EnergyBasis.ORDER);
        if (counts.overlapping() > 0) {
            figure.note(tr("Counts left out, as another covers their time"), Formats.number(counts.overlapping()));
        }
        if (emissions.hoursUnknown() > 0) {
            figure.note(tr("Hours without any intensity"), Formats.number(emissions.hoursUnknown()));
        }
        return figure.build();
    }
}
