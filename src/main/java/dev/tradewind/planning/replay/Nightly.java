package dev.tradewind.planning.replay;

import dev.tradewind.placement.scoring.SlotSelection;
import java.io.IOException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Nightly jobs of "Let's Wait Awhile" (Middleware 2021): half an hour each day at 01:00, movable by up to eight hours either
 * way to the half hour of lowest forecast.
 */
final class Nightly {
    private static final int WIDEST = 16;

    private Nightly() {}

    /**
     * @param asPublished with the published code's ways: 365 jobs, the first of them left out beyond ±1 h, yet counted
     */
    static List<ReplayResult> run(ReplayData data, boolean asPublished, double error, int seeds) throws IOException {
        var published = published(data);
        var results = new ArrayList<ReplayResult>();
        for (var file : data.named("[A-Z-]+_2020_30min\\.csv(\\.gz)?")) {
            var series = HalfHours.read(file);
            double atOnce = 0;
            for (var width = 0; width <= WIDEST; width++) {
                double average = 0;
                for (var seed = 0; seed < seeds; seed++) {
                    average += average(series, series.forecast(error, seed), width, asPublished) / seeds;
                }
                atOnce = width == 0 ? average : atOnce;
                var setting = String.format(Locale.ROOT, width % 2 == 0 ? "%.0fh" : "%.1fh", width / 2.0);
                results.add(new ReplayResult(
                        series.zone(),
                        setting,
                        average,
                        100 * (1 - average / atOnce),
                        published.get(series.zone() + "/" + width)));
            }
        }
        return results;
    }

    private static double average(HalfHours series, long[] forecast, int width, boolean asPublished) {
        var selection = new SlotSelection();
        var day = LocalDate.of(2020, 1, 1);
        var jobs = asPublished ? 365 : 366;
        long sum = 0;
        for (var job = 0; job < jobs; job++, day = day.plusDays(1)) {
            if (asPublished && job == 0 && width > 2) {
                continue;
            }
            var at = series.slot(day.atTime(1, 0).toInstant(ZoneOffset.UTC));
            sum += series.micrograms()[selection.window(forecast, at - width, at + width + 1, 1)];
        }
        return sum / 1e6 / jobs;
    }

    private static Map<String, Double> published(ReplayData data) throws IOException {
        var published = new HashMap<String, Double>();
        for (var file : data.named("published_nightly_results\\.csv")) {
            ReplayData.rows(file).forEach(row -> published.put(row[0] + "/" + row[1], Double.valueOf(row[4])));
        }
        return published;
    }
}
