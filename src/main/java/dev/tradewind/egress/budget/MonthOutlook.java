package dev.tradewind.egress.budget;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * Where a month will end: its known days as billed, the others as the forecast has them. Pure.
 *
 * @param known cost of the days that are known, exact
 * @param daysKnown of the month
 * @param daysToCome of the month: not over, or not billed yet
 * @param forecast how the days to come are expected; null where the month is whole or history is too short
 * @param expected at the end of the month, rounded to cents where days are to come; null without a forecast
 * @param low below which one month in ten ends; null where too few forecasts could be tried
 * @param high above which one month in ten ends; null where too few forecasts could be tried
 * @param backTests forecasts of as many days that were held against what came
 * @param history days known in the eight weeks before the first day to come
 */
public record MonthOutlook(
        BigDecimal known,
        int daysKnown,
        int daysToCome,
        @Nullable WeekdayForecast forecast,
        @Nullable BigDecimal expected,
        @Nullable BigDecimal low,
        @Nullable BigDecimal high,
        int backTests,
        int history) {

    /**
     * @param days cost of each day that is known, back to the beginning of the history
     * @param since first day of the history
     * @param until the first day that is not over or not billed
     */
    public static MonthOutlook of(
            YearMonth month, SortedMap<LocalDate, BigDecimal> days, LocalDate since, LocalDate until) {
        var first = month.atDay(1);
        var next = month.plusMonths(1).atDay(1);
        var edge = until.isBefore(next) ? until : next;
        var known = BigDecimal.ZERO;
        int count = 0;
        for (var cost : edge.isAfter(first) ? days.subMap(first, edge).values() : List.<BigDecimal>of()) {
            known = known.add(cost);
            count++;
        }
        int toCome = month.lengthOfMonth() - count;
        var spend = DailySpend.of(days, since.isBefore(edge) ? since : edge, edge);
        int history = spend.known(edge.minusDays(WeekdayForecast.DAYS), edge);
        if (toCome == 0) {
            return new MonthOutlook(known, count, 0, null, known, known, known, 0, history);
        }
        var forecast = WeekdayForecast.from(spend).orElse(null);
        if (forecast == null) {
            return new MonthOutlook(known, count, toCome, null, null, null, null, 0, history);
        }
        double ahead = 0;
        for (var day = first; day.isBefore(next); day = day.plusDays(1)) {
            if (!(day.isBefore(edge) && days.containsKey(day))) {
                ahead += forecast.on(day);
            }
        }
        var test = BackTest.of(spend, toCome, WeekdayForecast::from);
        var band = test.band();
        return new MonthOutlook(
                known,
                count,
                toCome,
                forecast,
                with(known, ahead),
                at(known, ahead, band.map(BackTest.Band::low)),
                at(known, ahead, band.map(BackTest.Band::high)),
                test.errors().length,
                history);
    }

    private static @Nullable BigDecimal at(BigDecimal known, double ahead, Optional<Double> error) {
        return error.map(off -> with(known, ahead * (1 + off))).orElse(null);
    }

    private static BigDecimal with(BigDecimal known, double ahead) {
        return known.add(BigDecimal.valueOf(ahead)).setScale(2, RoundingMode.HALF_EVEN);
    }
}
