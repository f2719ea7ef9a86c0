package dev.tradewind.workload;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * When a batch workload may run: either again and again by a schedule, or once between two instants.
 *
 * @param schedule as {@link CronSchedule} reads it, its hits are the earliest starts; null for a single run
 * @param zone in which the schedule is read
 * @param slackHours how much later than its earliest start a scheduled run may start
 * @param earliestStart of a single run
 * @param deadline by which a single run must have ended
 */
public record RunWindow(
        @Nullable String schedule,
        ZoneId zone,
        double slackHours,
        @Nullable Instant earliestStart,
        @Nullable Instant deadline) {

    private static final int MONTH_DAYS = 30;

    public RunWindow {
        if (schedule != null) {
            CronSchedule.parse(schedule);
        } else if (earliestStart == null || deadline == null || !earliestStart.isBefore(deadline)) {
            throw new IllegalArgumentException("a window needs a schedule, or an earliest start before its deadline");
        }
        if (!(slackHours >= 0)) {
            throw new IllegalArgumentException("slack of " + slackHours + " h; expected 0 or more");
        }
    }

    /** One chance to run: start no earlier, end no later. */
    public record Slot(Instant earliestStart, Instant deadline) {}

    /** The next chance at or after an instant, or none if the single window has passed. */
    public Optional<Slot> next(Instant now, double durationHours) {
        if (schedule == null) {
            return deadline == null || earliestStart == null || deadline.isBefore(now)
                    ? Optional.empty()
                    : Optional.of(new Slot(earliestStart, deadline));
        }
        return CronSchedule.parse(schedule)
                .next(now.minusNanos(1), zone)
                .map(start -> new Slot(start, start.plus(hours(durationHours + slackHours))));
    }

    /** Runs within the 30 days after an instant. */
    public int runsPerMonth(Instant from) {
        if (schedule == null) {
            return 1;
        }
        var cron = CronSchedule.parse(schedule);
        var end = from.atZone(zone).plusDays(MONTH_DAYS).toInstant();
        int runs = 0;
        for (var hit = cron.next(from.minusNanos(1), zone);
                hit.isPresent() && hit.get().isBefore(end);
                hit = cron.next(hit.get(), zone)) {
            runs++;
        }
        return runs;
    }

    private static Duration hours(double hours) {
        return Duration.ofSeconds(Math.round(hours * 3600));
    }
}
