package dev.tradewind.demo;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.stream.IntStream;

/**
 * One month of the story. Offset 0 is the month that holds the demo's day; it is billed up to the day before.
 *
 * @param offset months from the demo's month, never positive
 * @param month the calendar month
 * @param billedDays days that a provider has billed when the demo's day begins
 */
record DemoMonth(int offset, YearMonth month, int billedDays) {

    static final int MONTHS = 13;

    /** The thirteen months that end with the month of {@code today}, oldest first. */
    static List<DemoMonth> upTo(LocalDate today) {
        return IntStream.rangeClosed(1 - MONTHS, 0)
                .mapToObj(offset -> {
                    var month = YearMonth.from(today).plusMonths(offset);
                    return new DemoMonth(
                            offset, month, offset == 0 ? today.getDayOfMonth() - 1 : month.lengthOfMonth());
                })
                .toList();
    }

    boolean within(int first, int last) {
        return first <= offset && offset <= last;
    }

    /** Volumes grew by one per cent a month until the story begins, and are level since, so that its causes stand alone. */
    double growth() {
        return offset >= -4 ? 1 : Math.pow(0.99, -4 - offset);
    }
}
