package dev.tradewind.planning.replay;

import dev.tradewind.placement.scoring.SlotSelection;
import java.io.IOException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The ML project of "Let's Wait Awhile" (Middleware 2021): jobs that would end outside working hours may wait, so that they
 * end by nine of the next workday, or of the next Monday or Thursday; as one run or in pieces.
 */
final class MlProject {
    private static final LocalTime NINE = LocalTime.of(9, 0);
    private static final LocalTime FIVE = LocalTime.of(17, 0);

    private MlProject() {}

    private record Job(Instant arrival, int slots) {}

    /**
     * @param asPublished with the published code's way: what ends on a Friday evening has to end by Saturday at nine, though
     *     that is no workday
     */
    static List<ReplayResult> run(ReplayData data, boolean asPublished, double error, int seeds) throws IOException {
        var jobs = new ArrayList<Job>();
        for (var file : data.named("ml_project_jobs_.*\\.csv(\\.gz)?")) {
            for (var row : ReplayData.rows(file)) {
                jobs.add(new Job(Instant.parse(row[2]), Integer.parseInt(row[3]) / 30));
            }
        }
        var published = published(data);
        var results = new ArrayList<ReplayResult>();
        for (var file : data.named("[A-Z-]+_2020_30min\\.csv(\\.gz)?")) {
            var series = HalfHours.read(file);
            for (var weekly : new boolean[] {false, true}) {
                for (var pieces : new boolean[] {false, true}) {
                    results.add(result(series, jobs, weekly, pieces, asPublished, error, seeds, published));
                }
            }
        }
        return results;
    }

    private static ReplayResult result(
            HalfHours series,
            List<Job> jobs,
            boolean weekly,
            boolean pieces,
            boolean asPublished,
            double error,
            int seeds,
            Map<String, Double> published) {
        var selection = new SlotSelection();
        var truth = series.micrograms();
        double atOnce = 0;
        double shifted = 0;
        long slots = 0;
        for (var seed = 0; seed < seeds; seed++) {
            var forecast = series.forecast(error, seed);
            for (var job : jobs) {
                var from = series.slot(job.arrival());
                var end = deadline(job, weekly, asPublished);
                var to = Math.min(truth.length, Math.max(series.slot(end), from + job.slots()));
                atOnce += sum(truth, from, from + job.slots());
                slots += job.slots();
                if (pieces && to - from > job.slots()) {
                    selection.select(forecast, NONE, NONE, from, to, job.slots(), true);
                    var chosen = selection.pieces();
                    for (var piece = 0; piece < chosen.length; piece += 2) {
                        shifted += sum(truth, chosen[piece], chosen[piece + 1]);
                    }
                } else {
                    var start = selection.window(forecast, from, to, job.slots());
                    shifted += sum(truth, start, start + job.slots());
                }
            }
        }
        var setting = (weekly ? "semi-weekly" : "next-workday") + (pieces ? "-interrupting" : "");
        return new ReplayResult(
                series.zone(),
                setting,
                shifted / 1e6 / slots,
                100 * (1 - shifted / atOnce),
                published.get(series.zone() + "/" + setting));
    }

    private static final long[] NONE = {};

    private static double sum(long[] truth, int from, int to) {
        double sum = 0;
        for (var slot = from; slot < to; slot++) {
            sum += truth[slot];
        }
        return sum;
    }

    /** Its own end where it may not wait. */
    private static Instant deadline(Job job, boolean weekly, boolean asPublished) {
        var end = LocalDateTime.ofInstant(job.arrival().plus(Duration.ofMinutes(30L * job.slots())), ZoneOffset.UTC);
        if (!weekly
                && isWorkday(end)
                && !end.toLocalTime().isBefore(NINE)
                && !end.toLocalTime().isAfter(FIVE)) {
            return end.toInstant(ZoneOffset.UTC);
        }
        if (!weekly
                && asPublished
                && end.getDayOfWeek() == DayOfWeek.FRIDAY
                && end.toLocalTime().isAfter(FIVE)) {
            return end.toLocalDate().plusDays(1).atTime(NINE).toInstant(ZoneOffset.UTC);
        }
        var deadline = end.toLocalDate().atTime(NINE);
        while (deadline.isBefore(end) || !(weekly ? isMeeting(deadline) : isWorkday(deadline))) {
            deadline = deadline.plusDays(1);
        }
        return deadline.toInstant(ZoneOffset.UTC);
    }

    private static boolean isWorkday(LocalDateTime at) {
        return at.getDayOfWeek() != DayOfWeek.SATURDAY && at.getDayOfWeek() != DayOfWeek.SUNDAY;
    }

    private static boolean isMeeting(LocalDateTime at) {
        return at.getDayOfWeek() == DayOfWeek.MONDAY || at.getDayOfWeek() == DayOfWeek.THURSDAY;
    }

    private static Map<String, Double> published(ReplayData data) throws IOException {
        var published = new HashMap<String, Double>();
        for (var file : data.named("published_ml_results\\.csv")) {
            ReplayData.rows(file)
                    .forEach(row -> published.put(
                            row[0] + "/" + row[1].replace('_', '-') + (row[2].equals("yes") ? "-interrupting" : ""),
                            Double.valueOf(row[3])));
        }
        return published;
    }
}
