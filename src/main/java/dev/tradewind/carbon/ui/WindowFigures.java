package dev.tradewind.carbon.ui;

import dev.tradewind.carbon.CleanWindow;
import dev.tradewind.carbon.ZoneWindows;
import dev.tradewind.ui.Figure;
import dev.tradewind.ui.Formats;
import java.time.ZoneId;

/** What stands behind the mean of a window. */
final class WindowFigures {
    private WindowFigures() {}

    static Figure of(ZoneWindows zone, CleanWindow window, WindowQuestion question, ZoneId zoneId) {
        var figure = Figure.of(
                        "A job of " + question.job() + " h in " + window.zone(),
                        Formats.number(window.meanGramsPerKwh(), 1),
                        "gCO2eq/kWh")
                .basis(Formats.instant(window.start(), zoneId) + " to " + Formats.instant(window.end(), zoneId))
                .formula("Mean intensity of its " + question.job()
                        + " hours; a start with an unknown hour does not count. The band is the mean of the hours' bands,"
                        + " as wide as if all hours erred alike.");
        input(figure, "Cleanest start", zone.best(), zoneId);
        if (zone.now() != null) {
            input(figure, "Start now", zone.now(), zoneId);
        }
        input(figure, "Worst start", zone.worst(), zoneId);
        Double saved = zone.savedByWaiting();
        if (saved != null) {
            figure.note("The cleanest start saves against now", Formats.percent(saved, 0) + " %");
        }
        return figure.note(
                        "Forecast believed",
                        window.sources().stream()
                                .filter(source -> source.startsWith("tradewind"))
                                .findFirst()
                                .orElse("none of ours"))
                .query("series carbon:" + window.zone() + ":average:lca, forecast, yearly average; " + question.range())
                .build();
    }

    private static void input(Figure.Builder figure, String name, CleanWindow window, ZoneId zoneId) {
        Double low = window.lowGramsPerKwh();
        Double high = window.highGramsPerKwh();
        figure.input(
                name + ", " + Formats.instant(window.start(), zoneId),
                Formats.number(window.meanGramsPerKwh(), 1),
                "gCO2eq/kWh",
                ZoneFigures.kind(window.weakestKind()),
                String.join("; ", window.sources()),
                low == null || high == null
                        ? "no band"
                        : "80 %: " + Formats.number(low, 0) + " to " + Formats.number(high, 0));
    }
}
