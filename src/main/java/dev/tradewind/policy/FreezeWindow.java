package dev.tradewind.policy;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A time in which nothing is carried out: once between two instants, or every week between two local times of the
 * reporting zone. Half-open.
 */
public sealed interface FreezeWindow {
    String name();

    /** The end of the freeze that holds at this instant, or nothing. */
    Optional<Instant> holdsUntil(Instant now, ZoneId zone);

    /** In words. */
    String words();

    record Once(String name, Instant from, Instant to) implements FreezeWindow {
        public Once {
            if (!from.isBefore(to)) {
                throw new IllegalArgumentException(
                        "Freeze '%s' ends at %s, not after its start %s".formatted(name, to, from));
            }
        }

        @Override
        public Optional<Instant> holdsUntil(Instant now, ZoneId zone) {
            return !now.isBefore(from) && now.isBefore(to) ? Optional.of(to) : Optional.empty();
        }

        @Override
        public String words() {
            return "from %s to %s".formatted(from, to);
        }
    }

    /**
     * @param activeFrom first instant of the season in which it recurs, null for always
     * @param activeTo end of that season
     */
    record Weekly(
            String name,
            DayOfWeek fromDay,
            LocalTime fromTime,
            DayOfWeek toDay,
            LocalTime toTime,
            @Nullable Instant activeFrom,
            @Nullable Instant activeTo)
            implements FreezeWindow {

        private static final int MINUTES_PER_DAY = 24 * 60;

        @Override
        public Optional<Instant> holdsUntil(Instant now, ZoneId zone) {
            if ((activeFrom != null && now.isBefore(activeFrom)) || (activeTo != null && !now.isBefore(activeTo))) {
                return Optional.empty();
            }
            var local = now.atZone(zone);
            int at = minute(local.getDayOfWeek(), local.toLocalTime());
            int from = minute(fromDay, fromTime);
            int to = minute(toDay, toTime);
            boolean holds = from <= to ? from <= at && at < to : at >= from || at < to;
            if (!holds) {
                return Optional.empty();
            }
            int days = Math.floorMod(toDay.getValue() - local.getDayOfWeek().getValue(), 7);
            var end = local.toLocalDate()
                    .plusDays(days)
                    .atTime(toTime)
                    .atZone(zone)
                    .toInstant();
            return Optional.of(end.isAfter(now) ? end : end.plus(Duration.ofDays(7)));
        }

        private static int minute(DayOfWeek day, LocalTime time) {
            return (day.getValue() - 1) * MINUTES_PER_DAY + time.toSecondOfDay() / 60;
        }

        @Override
        public String words() {
            return "every week from %s %s to %s %s".formatted(name(fromDay), fromTime, name(toDay), toTime)
                    + (activeFrom == null ? "" : ", from " + activeFrom)
                    + (activeTo == null ? "" : " until " + activeTo);
        }

        private static String name(DayOfWeek day) {
            return day.getDisplayName(java.time.format.TextStyle.FULL, java.util.Locale.ENGLISH);
        }
    }

    /** Every month between two days of it; a day that a month does not have is its last. */
    record Monthly(String name, int fromDay, LocalTime fromTime, int toDay, LocalTime toTime) implements FreezeWindow {
        public Monthly {
            if (fromDay < 1 || fromDay > 31 || toDay < 1 || toDay > 31) {
                throw new IllegalArgumentException(
                        "Freeze '%s' names day %d and %d; expected 1 to 31".formatted(name, fromDay, toDay));
            }
        }

        @Override
        public Optional<Instant> holdsUntil(Instant now, ZoneId zone) {
            var month = YearMonth.from(now.atZone(zone));
            for (var begun : List.of(month, month.minusMonths(1))) {
                var start = at(begun, fromDay, fromTime, zone);
                var sameMonth = at(begun, toDay, toTime, zone);
                var end = sameMonth.isAfter(start) ? sameMonth : at(begun.plusMonths(1), toDay, toTime, zone);
                if (!now.isBefore(start) && now.isBefore(end)) {
                    return Optional.of(end);
                }
            }
            return Optional.empty();
        }

        private static Instant at(YearMonth month, int day, LocalTime time, ZoneId zone) {
            return month.atDay(Math.min(day, month.lengthOfMonth()))
                    .atTime(time)
                    .atZone(zone)
                    .toInstant();
        }

        @Override
        public String words() {
            return "every month from day %d %s to day %d %s".formatted(fromDay, fromTime, toDay, toTime);
        }
    }

    /** Every year between two days of it. */
    record Yearly(String name, MonthDay from, LocalTime fromTime, MonthDay to, LocalTime toTime)
            implements FreezeWindow {
        @Override
        public Optional<Instant> holdsUntil(Instant now, ZoneId zone) {
            int year = now.atZone(zone).getYear();
            for (var begun : List.of(year, year - 1)) {
                var start = at(begun, from, fromTime, zone);
                var sameYear = at(begun, to, toTime, zone);
                var end = sameYear.isAfter(start) ? sameYear : at(begun + 1, to, toTime, zone);
                if (!now.isBefore(start) && now.isBefore(end)) {
                    return Optional.of(end);
                }
            }
            return Optional.empty();
        }

        private static Instant at(int year, MonthDay day, LocalTime time, ZoneId zone) {
            return day.atYear(year).atTime(time).atZone(zone).toInstant();
        }

        @Override
        public String words() {
            return "every year from %s %s to %s %s".formatted(day(from), fromTime, day(to), toTime);
        }

        private static String day(MonthDay of) {
            return of.getDayOfMonth() + " "
                    + of.getMonth().getDisplayName(java.time.format.TextStyle.FULL, java.util.Locale.ENGLISH);
        }
    }
}
