package dev.tradewind.planning.replay;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A thousand jobs of a GPU cluster in South Australia, as in GAIA: the policies of the paper, and ours when it is asked for
 * carbon, for cost, or for waiting. Cost is CPU hours beyond nine reserved CPUs.
 */
final class Gaia {
    private static final String ZONE = "AU-SA";
    private static final Instant FROM = Instant.parse("2022-10-19T16:00:00Z");
    private static final int HOURS = 720;

    private Gaia() {}

    static List<ReplayResult> run(ReplayData data) throws IOException {
        var traces = data.named("alibaba-pai_1k_seconds\\.csv");
        var series = data.named("carbon_2022_hourly\\.csv(\\.gz)?");
        if (traces.isEmpty() || series.isEmpty()) {
            return List.of();
        }
        var jobs = GaiaJob.read(traces.getFirst());
        var carbon = minutes(series.getFirst());
        var policies = new GaiaPolicies(jobs, carbon);
        var plans = new LinkedHashMap<>(policies.all());
        var ours = new GaiaOurs(jobs, carbon, FROM);
        plans.put("ours for carbon", ours.forCarbon());
        plans.put("ours for cost", ours.forCost(plans.values()));
        plans.put("ours for waiting", ours.forWaiting());
        var published = published(data);
        var atOnce = java.util.Objects.requireNonNull(plans.get("NoWait")).carbon(carbon);
        var results = new ArrayList<ReplayResult>();
        plans.forEach((policy, plan) -> results.add(new ReplayResult(
                ZONE,
                policy,
                plan.carbon(carbon) / plan.cpuMinutes() / 1e6,
                100 * (1 - plan.carbon(carbon) / atOnce),
                published.get(policy),
                plan.onDemandCpuHours(),
                plan.meanWaitingHours())));
        return results;
    }

    /** µg/kWh of each minute. */
    private static long[] minutes(Path file) throws IOException {
        var minutes = new long[HOURS * 60];
        var found = 0;
        for (var row : ReplayData.rows(file)) {
            if (row[1].equals(ZONE)) {
                var hour =
                        java.time.Duration.between(FROM, Instant.parse(row[0])).toHours();
                if (hour >= 0 && hour < HOURS) {
                    java.util.Arrays.fill(
                            minutes, (int) hour * 60, (int) hour * 60 + 60, ReplayData.micrograms(row[2], file));
                    found++;
                }
            }
        }
        if (found != HOURS) {
            throw new IllegalArgumentException(file + " has " + found + " hours of " + ZONE + " from " + FROM
                    + ", expected " + HOURS + ". Maybe the file is of another year?");
        }
        return minutes;
    }

    private static Map<String, Double> published(ReplayData data) throws IOException {
        var published = new HashMap<String, Double>();
        for (var file : data.named("published_fig8_carbon_vs_waiting\\.csv")) {
            for (var row : ReplayData.rows(file)) {
                published.put(row[0], 100 * (1 - Double.parseDouble(row[1])));
            }
        }
        return published;
    }
}
