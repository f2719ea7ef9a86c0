package dev.tradewind.egress.watch;

import dev.tradewind.quantity.TimeRange;
import java.time.LocalDate;
import java.time.ZoneId;

/** Days of the reporting zone, {@code [from, to)}. */
public record DayRange(LocalDate from, LocalDate to) {
    private static final int LONGEST = 28;

    /** The days of a deviation that are known, four weeks of them at most. */
    static DayRange of(Deviation deviation, LocalDate known) {
        var end = deviation.through().plusDays(1);
        var whole = deviation.kind() == DeviationKind.SPIKE ? end : known;
        var longest = deviation.from().plusDays(LONGEST);
        var to = whole.isAfter(longest) ? longest : whole;
        return new DayRange(deviation.from(), to.isAfter(deviation.from()) ? to : end);
    }

    /** The same weekdays right before. */
    DayRange before() {
        long days = to.toEpochDay() - from.toEpochDay();
        long weeks = (days + 6) / 7;
        return new DayRange(from.minusWeeks(weeks), to.minusWeeks(weeks));
    }

    TimeRange in(ZoneId zone) {
        return TimeRange.ofDays(from, to, zone);
    }
}
