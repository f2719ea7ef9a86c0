package dev.tradewind.workflow;

import dev.tradewind.workload.CronSchedule;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Jobs, and when they run.
 *
 * @param schedule as {@link CronSchedule} reads it, in {@code zone}; null runs only when asked
 * @param days of the week on which it runs; empty for every day
 * @param except days on which it does not
 * @param due local time by which all of it is to be over, of the same day if the start is before it, else of the next
 * @param events types of events from outside that start it as well
 */
public record Workflow(
        String name,
        String description,
        String owner,
        ZoneId zone,
        @Nullable String schedule,
        Set<DayOfWeek> days,
        Set<LocalDate> except,
        @Nullable LocalTime due,
        Set<String> events,
        List<Job> jobs) {

    private static final int LOOK_AHEAD = 4_000;

    public Workflow {
        days = Set.copyOf(days);
        except = Set.copyOf(except);
        events = Set.copyOf(events);
        jobs = List.copyOf(jobs);
    }

    /** The next planned start after an instant; a day off the calendar is passed over. */
    public Optional<Instant> next(Instant after) {
        if (schedule == null) {
            return Optional.empty();
        }
        var cron = CronSchedule.parse(schedule);
        var hit = cron.next(after, zone);
        for (int tried = 0; hit.isPresent() && tried < LOOK_AHEAD; tried++) {
            var day = LocalDate.ofInstant(hit.get(), zone);
            if ((days.isEmpty() || days.contains(day.getDayOfWeek())) && !except.contains(day)) {
                return hit;
            }
            hit = cron.next(hit.get(), zone);
        }
        return Optional.empty();
    }

    /** When a run that began then is due; empty where nothing is demanded. */
    public Optional<Instant> dueAfter(Instant start) {
        if (due == null) {
            return Optional.empty();
        }
        var local = start.atZone(zone);
        var day = local.toLocalTime().isBefore(due)
                ? local.toLocalDate()
                : local.toLocalDate().plusDays(1);
        return Optional.of(day.atTime(due).atZone(zone).toInstant());
    }
}
