package dev.tradewind.carbon.ui;

import static dev.tradewind.ui.Texts.said;
import static dev.tradewind.ui.Texts.tr;

import dev.tradewind.carbon.HourlyIntensity;
import dev.tradewind.signal.SignalPoint;
import dev.tradewind.ui.Figure;
import dev.tradewind.ui.Formats;
import java.time.ZoneId;
import java.util.List;

/** One hour of a zone: its value, and every word that sources ever said of it. */
final class HourFigure {
    private HourFigure() {}

    /** @param words of sources, each revision of them */
    static Figure of(String zone, HourlyIntensity hour, List<SignalPoint> words, ZoneId display) {
        var figure = Figure.of(
                        tr("Intensity of {0}, {1}", zone, Formats.instant(hour.hour(), display)),
                        Formats.number(hour.gramsPerKwh(), 1),
                        "gCO2eq/kWh")
                .basis(tr(
                        "{0}, average, life cycle, location-based",
                        said(ZoneFigures.kind(hour.kind()).word())))
                .formula(
                        tr(
                                "The latest word of the best kind that is known of the hour; finer steps count with their length. Earlier words stay, and a plan names the ones that it used."))
                .query("series carbon:" + zone + ":average:lca\nhour " + hour.hour());
        if (words.isEmpty()) {
            figure.input(
                    tr("This hour"),
                    Formats.number(hour.gramsPerKwh(), 1),
                    "gCO2eq/kWh",
                    ZoneFigures.kind(hour.kind()),
                    hour.source(),
                    "");
        }
        for (SignalPoint word : words) {
            figure.input(
                    tr("Revision {0}, from {1}", word.revision(), Formats.instant(word.validFrom(), display)),
                    Formats.number(word.value(), 1),
                    "gCO2eq/kWh",
                    ZoneFigures.kind(word.kind()),
                    word.source(),
                    tr("known since {0}", Formats.instant(word.observedAt(), display)));
        }
        return figure.build();
    }
}
