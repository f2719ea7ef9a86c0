package dev.tradewind.workload;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.scheduling.support.CronExpression;

/**
 * Instants at which something starts again and again: cron with six fields (second minute hour day month weekday) on the
 * clock of a zone, and a seventh word for the days on which that clock is changed. A schedule for every hour or every
 * so many hours, {@code *} in the hour field, counts real hours and needs no such word.
 */
public final class CronSchedule {
    /** What happens to times of the day that the clock leaves out or shows twice. */
    public enum ClockChange {
        /** What is left out starts when the clock has jumped, what comes twice starts the first time. */
        ONCE,
        /** What is left out does not start that day, what comes twice starts the first time. */
        OMIT,
        /** What is left out starts when the clock has jumped, what comes twice starts both times. */
        EACH
    }

    private static final int FIELDS = 6;
    private static final int HOUR = 2;
    /** No clock was ever changed by more, except where a zone passed over a whole day. */
    private static final Duration MOST_CHANGED = Duration.ofHours(3);

    private final CronExpression cron;
    private final ClockChange change;
    private final boolean realHours;

    private CronSchedule(CronExpression cron, ClockChange change, boolean realHours) {
        this.cron = cron;
        this.change = change;
        this.realHours = realHours;
    }

    /** @throws IllegalArgumentException naming what is permitted */
    public static CronSchedule parse(String text) {
        var words = text.strip().split("\\s+");
        boolean told = words.length == FIELDS + 1;
        var change = told ? change(words[FIELDS]) : ClockChange.ONCE;
        var cron = told ? text.strip().substring(0, text.strip().lastIndexOf(words[FIELDS])) : text;
        if (!CronExpression.isValidExpression(cron.strip())) {
            throw new IllegalArgumentException("'" + text
                    + "'; permitted: second minute hour day month weekday, such as 0 0 1 * * *, and behind them once,"
                    + " omit or each for the days on which the clock is changed");
        }
        return new CronSchedule(
                CronExpression.parse(cron.strip()), change, words.length > HOUR && words[HOUR].startsWith("*"));
    }

    private static ClockChange change(String word) {
        try {
            return ClockChange.valueOf(word.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "'" + word + "' for the days on which the clock is changed; permitted: once, omit, each", e);
        }
    }

    /** The first start after an instant. */
    public Optional<Instant> next(Instant after, ZoneId zone) {
        var real = realHours || change == ClockChange.EACH ? cron.next(after.atZone(zone)) : null;
        var first = real == null ? null : real.toInstant();
        var byClock = realHours ? null : onceByTheClock(after, zone);
        return Optional.ofNullable(earlier(first, byClock));
    }

    /** Goes by what the clock shows, so that no time of a day is met twice. */
    private @Nullable Instant onceByTheClock(Instant after, ZoneId zone) {
        var local = after.atZone(zone).toLocalDateTime().minus(MOST_CHANGED);
        for (var hit = cron.next(local); hit != null; hit = cron.next(hit)) {
            var start = start(hit, zone);
            if (start != null && start.isAfter(after)) {
                return start;
            }
        }
        return null;
    }

    /** @return null for a time that the clock leaves out and that is not made up for */
    private @Nullable Instant start(LocalDateTime local, ZoneId zone) {
        var rules = zone.getRules();
        var offsets = rules.getValidOffsets(local);
        if (!offsets.isEmpty()) {
            return local.toInstant(offsets.getFirst());
        }
        return change == ClockChange.OMIT ? null : rules.getTransition(local).getInstant();
    }

    private static @Nullable Instant earlier(@Nullable Instant one, @Nullable Instant other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.isBefore(other) ? one : other;
    }
}
