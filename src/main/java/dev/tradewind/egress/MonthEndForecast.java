package dev.tradewind.egress;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/**
 * What a month will have cost at its end: the days that are complete as billed, each day to come as the mean of the
 * same weekdays of the four weeks before. Pure.
 *
 * @param expected at the end of the month, in the currency of the days
 * @param low if each day to come were the cheapest of its four weekdays
 * @param high if each day to come were the dearest of its four weekdays
 * @param billed of the days that are complete
 * @param daysBilled number of complete days
 * @param daysAhead number of days forecast, an incomplete day included
 */
public record MonthEndForecast(
        BigDecimal expected, BigDecimal low, BigDecimal high, BigDecimal billed, int daysBilled, int daysAhead) {
    private static final int WEEKS = 4;

    /**
     * Empty where a weekday to come was never billed within the four weeks, or nothing is left to forecast.
     *
     * @param complete cost of each complete day, of the month and of the four weeks before it; a day without a charge
     *     is not in it
     */
    public static Optional<MonthEndForecast> of(YearMonth month, SortedMap<LocalDate, BigDecimal> complete) {
        if (complete.isEmpty()) {
            return Optional.empty();
        }
        var last = complete.lastKey();
        var first = month.atDay(1);
        var end = month.plusMonths(1).atDay(1);
        var billed = BigDecimal.ZERO;
        int days = 0;
        for (var day : complete.subMap(first, end).values()) {
            billed = billed.add(day);
            days++;
        }
        var expected = billed;
        var low = billed;
        var high = billed;
        int ahead = 0;
        for (var day = last.isBefore(first) ? first : last.plusDays(1); day.isBefore(end); day = day.plusDays(1)) {
            var like = sameWeekdays(complete, last, day);
            if (like.isEmpty()) {
                return Optional.empty();
            }
            var sum = like.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
            expected = expected.add(sum.divide(BigDecimal.valueOf(like.size()), MathContext.DECIMAL64));
            low = low.add(like.stream().min(BigDecimal::compareTo).orElseThrow());
            high = high.add(like.stream().max(BigDecimal::compareTo).orElseThrow());
            ahead++;
        }
        return ahead == 0
                ? Optional.empty()
                : Optional.of(new MonthEndForecast(
                        expected.setScale(2, RoundingMode.HALF_EVEN),
                        low.setScale(2, RoundingMode.HALF_EVEN),
                        high.setScale(2, RoundingMode.HALF_EVEN),
                        billed,
                        days,
                        ahead));
    }

    private static List<BigDecimal> sameWeekdays(
            SortedMap<LocalDate, BigDecimal> complete, LocalDate last, LocalDate day) {
        var like = new ArrayList<BigDecimal>();
        var back = day.minusWeeks(1);
        while (back.isAfter(last)) {
            back = back.minusWeeks(1);
        }
        for (int week = 0; week < WEEKS; week++) {
            var cost = complete.get(back.minusWeeks(week));
            if (cost != null) {
                like.add(cost);
            }
        }
        return like;
    }
}
