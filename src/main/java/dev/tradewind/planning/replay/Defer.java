package dev.tradewind.planning.replay;

import dev.tradewind.placement.scoring.SlidingSelection;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Upper bounds of deferring, as in the study of 123 zones: a job of so many hours arrives in every hour of a year and may
 * wait so long; its best start, and its best hours in any pieces, under perfect foresight.
 */
final class Defer {
    private static final int[] JOBS = {1, 6, 12, 24, 48, 96, 168};
    private static final int[] SLACKS = {24, 168, 480, 720, 8760};

    private Defer() {}

    static List<ReplayResult> run(ReplayData data) throws IOException {
        var published = published(data);
        var results = new ArrayList<ReplayResult>();
        for (var zone : zones(data).entrySet()) {
            var series = zone.getValue().stream().mapToLong(Long::longValue).toArray();
            var selection = new SlidingSelection(series);
            for (var job : JOBS) {
                for (var slack : SLACKS) {
                    var arrivals = series.length - job + (slack >= series.length ? 1 : 0);
                    var ends = new int[arrivals];
                    double atOnce = 0;
                    for (var arrival = 0; arrival < arrivals; arrival++) {
                        ends[arrival] = (int) Math.min(series.length, (long) arrival + slack + job);
                        atOnce += selection.run(arrival, job);
                    }
                    var setting = job + "h/" + slack + "h/";
                    results.add(result(
                            zone.getKey(),
                            setting + "start",
                            selection.cheapestRuns(ends, job),
                            atOnce,
                            job,
                            published));
                    results.add(result(
                            zone.getKey(),
                            setting + "hours",
                            selection.cheapestSlots(ends, job),
                            atOnce,
                            job,
                            published));
                }
            }
        }
        return results;
    }

    private static ReplayResult result(
            String zone, String setting, long[] best, double atOnce, int job, Map<String, Double> published) {
        double sum = 0;
        for (var one : best) {
            sum += one;
        }
        return new ReplayResult(
                zone,
                setting,
                sum / 1e6 / best.length / job,
                atOnce == 0 ? 0 : 100 * (1 - sum / atOnce),
                published.get(zone + "/" + setting));
    }

    private static Map<String, List<Long>> zones(ReplayData data) throws IOException {
        Map<String, List<Long>> zones = new TreeMap<>();
        for (var file : data.named("carbon_2022_hourly.*\\.csv(\\.gz)?")) {
            for (var row : ReplayData.rows(file)) {
                zones.computeIfAbsent(row[1], none -> new ArrayList<>()).add(ReplayData.micrograms(row[2], file));
            }
        }
        return zones;
    }

    private static Map<String, Double> published(ReplayData data) throws IOException {
        var published = new HashMap<String, Double>();
        for (var file : data.named("expected_upper_bounds.*\\.csv(\\.gz)?")) {
            for (var row : ReplayData.rows(file)) {
                var setting = row[0] + "/" + row[1] + "h/" + row[2] + "h/";
                if (!row[7].isEmpty()) {
                    published.put(setting + "start", Double.valueOf(row[7]));
                    published.put(setting + "hours", Double.valueOf(row[8]));
                }
            }
        }
        return published;
    }
}
