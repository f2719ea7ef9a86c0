package dev.tradewind.carbon.ui;

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
                        "Intensity of " + zone + ", " + Formats.instant(hour.hour(), display),
                        Formats.number(hour.gramsPerKwh(), 1),
                        "gCO2eq/kWh")
                .basis(ZoneFigures.kind(hour.kind()).word() + ", average, life cycle, location-based")
                .formula(
                        "The latest word of the best kind that is known of the hour; finer steps count with their length."
                                + " Earlier words stay, and a plan names the ones that it used.")
                .query("series carbon:" + zone + ":average:lca, hour of " + hour.hour() + ", every revision");
        if (words.isEmpty()) {
            figure.input(
                    "This hour",
                    Formats.number(hour.gramsPerKwh(), 1),
                    "gCO2eq/kWh",
                    ZoneFigures.kind(hour.kind()),
                    hour.source(),
                    "");
        }
        for (SignalPoint word : words) {
            figure.input(
                    "Revision " + word.revision() + ", from " + Formats.instant(word.validFrom(), display),
                    Formats.number(word.value(), 1),
                    "gCO2eq/kWh",
                    ZoneFigures.kind(word.kind()),
                    word.source(),
                    "known since " + Formats.instant(word.observedAt(), display));
        }
        return figure.build();
    }
}
