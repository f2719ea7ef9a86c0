package dev.tradewind.carbon.ui;

import static dev.tradewind.ui.Texts.tr;

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
                        tr("A job of {0} h in {1}", question.job(), window.zone()),
                        Formats.number(window.meanGramsPerKwh(), 1),
                        "gCO2eq/kWh")
                .basis(tr("{0} to {1}", Formats.instant(window.start(), zoneId), Formats.instant(window.end(), zoneId)))
                .worked(tr("mean of {0} hours", Formats.number(question.job())))
                .formula(tr(
                        "Mean intensity of its {0} hours; a start with an unknown hour does not count. The band is the mean of the hours' bands, as wide as if all hours erred alike.",
                        question.job()));
        input(figure, tr("Cleanest start"), zone.best(), zoneId);
        if (zone.now() != null) {
            input(figure, tr("Start now"), zone.now(), zoneId);
        }
        input(figure, tr("Worst start"), zone.worst(), zoneId);
        Double saved = zone.savedByWaiting();
        if (saved != null) {
            figure.note(tr("The cleanest start saves against now"), Formats.percent(saved, 0) + " %");
        }
        return figure.note(
                        tr("Forecast believed"),
                        window.sources().stream()
                                .filter(source -> source.startsWith("tradewind"))
                                .findFirst()
                                .orElse(tr("none of ours")))
                .query("series carbon:" + window.zone() + ":average:lca\nhours " + window.start() + " to "
                        + window.end())
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
                        ? tr("no band")
                        : "80 %: " + Formats.number(low, 0) + tr(" to ") + Formats.number(high, 0));
    }
}
