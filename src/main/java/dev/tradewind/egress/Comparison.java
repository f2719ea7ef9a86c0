package dev.tradewind.egress;

import dev.tradewind.quantity.TimeRange;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * Two ranges that may be compared: only days whose bill is complete, and as many of them on either side, or whole months
 * of the calendar, as invoices go.
 *
 * @param before what came earlier
 * @param now what is asked about
 */
public record Comparison(TimeRange before, TimeRange now) {
    /**
     * The asked range without its incomplete end: a whole month against the month before, a month to date against the same
     * days of the month before if that month has them, anything else against the equally long range right before.
     *
     * @param incompleteFrom first day whose bill is not complete
     */
    public static Comparison of(TimeRange asked, boolean monthToDate, LocalDate incompleteFrom, ZoneId zone) {
        Instant known = incompleteFrom.atStartOfDay(zone).toInstant();
        Instant to = known.isBefore(asked.to()) && known.isAfter(asked.from()) ? known : asked.to();
        var now = new TimeRange(asked.from(), to);
        if (wholeMonth(now, zone)) {
            return new Comparison(new TimeRange(monthBefore(now.from(), zone), now.from()), now);
        }
        if (monthToDate) {
            var before = new TimeRange(monthBefore(now.from(), zone), monthBefore(now.to(), zone));
            if (before.duration().equals(now.duration())) {
                return new Comparison(before, now);
            }
        }
        return new Comparison(new TimeRange(now.from().minus(now.duration()), now.from()), now);
    }

    private static boolean wholeMonth(TimeRange range, ZoneId zone) {
        var from = range.from().atZone(zone);
        return from.getDayOfMonth() == 1
                && from.toLocalDate().atStartOfDay(zone).equals(from)
                && from.plusMonths(1).toInstant().equals(range.to());
    }

    private static Instant monthBefore(Instant at, ZoneId zone) {
        return at.atZone(zone).minusMonths(1).toInstant();
    }
}
