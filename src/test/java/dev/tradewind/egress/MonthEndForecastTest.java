package dev.tradewind.egress;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class MonthEndForecastTest {
    private static final YearMonth NOVEMBER = YearMonth.of(2026, 11);

    /** Weekdays cost 100, days at the weekend 40, and each week is one dearer than the one before. */
    private static TreeMap<LocalDate, BigDecimal> days(LocalDate first, LocalDate last) {
        var days = new TreeMap<LocalDate, BigDecimal>();
        first.datesUntil(last.plusDays(1)).forEach(day -> {
            boolean weekend = day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
            long week = (day.toEpochDay() + 3) / 7 - (first.toEpochDay() + 3) / 7;
            days.put(day, BigDecimal.valueOf((weekend ? 40 : 100) + week));
        });
        return days;
    }

    @Test
    void addsTheMeanOfFourSameWeekdaysForEachDayToCome() {
        // Mon 28 Sep is week 0; Fri 27 Nov is week 8, so Sat and Sun are week 7, Mon (30 Nov) is like week 8
        var forecast = MonthEndForecast.of(NOVEMBER, days(LocalDate.of(2026, 9, 28), LocalDate.of(2026, 11, 27)))
                .orElseThrow();
        assertThat(forecast.daysBilled()).isEqualTo(27);
        assertThat(forecast.daysAhead()).isEqualTo(3);
        // Sat and Sun: mean of 40 + 4..7 = 45.5 each; Mon: mean of 100 + 5..8 = 106.5
        assertThat(forecast.expected().subtract(forecast.billed())).isEqualByComparingTo("197.5");
        assertThat(forecast.low().subtract(forecast.billed())).isEqualByComparingTo("193");
        assertThat(forecast.high().subtract(forecast.billed())).isEqualByComparingTo("202");
    }

    @Test
    void billedIsOnlyTheMonthItself() {
        var days = days(LocalDate.of(2026, 10, 1), LocalDate.of(2026, 11, 10));
        var billed = days.tailMap(LocalDate.of(2026, 11, 1)).values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        assertThat(MonthEndForecast.of(NOVEMBER, days).orElseThrow().billed()).isEqualByComparingTo(billed);
    }

    @Test
    void forecastsAWholeMonthThatHasNotBegun() {
        var forecast = MonthEndForecast.of(NOVEMBER, days(LocalDate.of(2026, 9, 28), LocalDate.of(2026, 10, 29)))
                .orElseThrow();
        assertThat(forecast.billed()).isZero();
        assertThat(forecast.daysAhead()).isEqualTo(30);
    }

    @Test
    void saysNothingWhereAWeekdayWasNeverBilled() {
        var days = days(LocalDate.of(2026, 11, 2), LocalDate.of(2026, 11, 6));
        assertThat(MonthEndForecast.of(NOVEMBER, days)).isEmpty();
    }

    @Test
    void saysNothingAboutAMonthThatIsOver() {
        assertThat(MonthEndForecast.of(NOVEMBER, days(LocalDate.of(2026, 9, 28), LocalDate.of(2026, 12, 4))))
                .isEmpty();
    }
}
