package dev.tradewind.egress.budget;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MonthOutlookTest {
    /** A Monday. */
    private static final LocalDate FIRST = LocalDate.of(2024, 1, 1);

    private static final YearMonth FEBRUARY = YearMonth.of(2024, 2);

    /** By hand: 14 working days and 2 weekends of February are known, 9 working days and a weekend are to come. */
    @Test
    void addsTheWeekdaysToComeToWhatIsBilled() {
        var outlook = at(FIRST.plusDays(49), i -> weekend(i) ? 50 : 100);
        assertThat(outlook.known()).isEqualByComparingTo("1500");
        assertThat(outlook.daysKnown()).isEqualTo(18);
        assertThat(outlook.daysToCome()).isEqualTo(11);
        assertThat(outlook.expected()).isEqualByComparingTo("2500.00");
        assertThat(outlook.backTests()).isEqualTo(49 - 28 - 11 + 1);
        assertThat(outlook.low()).isEqualByComparingTo("2500.00");
        assertThat(outlook.high()).isEqualByComparingTo("2500.00");
    }

    /** By hand: 331 … 355 are known, 356 + 357 + 358 + 359 are to come. */
    @Test
    void carriesTheLevelAlongItsDrift() {
        var outlook = at(FIRST.plusDays(56), i -> 300 + i);
        assertThat(outlook.known()).isEqualByComparingTo("8575");
        assertThat(outlook.expected()).isEqualByComparingTo("10005.00");
    }

    @Test
    void takesAStepOfThreeWeeksAgoForALevelAndNotForADrift() {
        var outlook = at(FIRST.plusDays(56), i -> i < 34 ? 100 : 150);
        var forecast = outlook.forecast();
        assertThat(forecast).isNotNull();
        assertThat(forecast.drift()).isZero();
        assertThat(outlook.expected().subtract(outlook.known())).isEqualByComparingTo("600.00");
    }

    @Test
    void oneOddDayChangesNothing() {
        var outlook = at(FIRST.plusDays(49), i -> i == 40 ? 100_000 : weekend(i) ? 50 : 100);
        assertThat(outlook.expected().subtract(outlook.known())).isCloseTo(new BigDecimal("1000"), within(ONE));
    }

    @Test
    void saysNothingBeforeFourWeeksAreKnownAndNothingOfErrorsThatWereNotTried() {
        var early = at(FIRST.plusDays(27), i -> 100);
        assertThat(early.history()).isEqualTo(27);
        assertThat(early.expected()).isNull();
        var late = at(FIRST.plusDays(32), i -> 100);
        assertThat(late.expected()).isEqualByComparingTo("2900.00");
        assertThat(late.low()).isNull();
        assertThat(late.high()).isNull();
    }

    @Test
    void aDayThatIsMissingIsToComeAndAMonthThatIsWholeIsNoForecast() {
        var days = days(60, i -> 100);
        days.remove(LocalDate.of(2024, 2, 10));
        var outlook = MonthOutlook.of(FEBRUARY, days, FIRST, LocalDate.of(2024, 2, 20));
        assertThat(outlook.known()).isEqualByComparingTo("1800");
        assertThat(outlook.daysToCome()).isEqualTo(11);
        assertThat(outlook.expected()).isEqualByComparingTo("2900.00");
        var whole = MonthOutlook.of(FEBRUARY, days(70, i -> 100), FIRST, LocalDate.of(2024, 3, 5));
        assertThat(whole.daysToCome()).isZero();
        assertThat(whole.expected()).isEqualByComparingTo("2900");
        assertThat(whole.forecast()).isNull();
    }

    @Test
    void seesNothingOfTheDaysItForetells() {
        for (var shape : SeededSpend.Shape.values()) {
            assertBlind(shape, series -> WeekdayForecast::from);
            for (var until = LocalDate.of(2025, 3, 3); until.getMonthValue() == 3; until = until.plusDays(4)) {
                var month = YearMonth.from(until);
                var days = SeededSpend.of(shape, 5);
                assertThat(MonthOutlook.of(month, days, SeededSpend.FIRST, until))
                        .usingRecursiveComparison()
                        .isEqualTo(MonthOutlook.of(month, changed(days, until), SeededSpend.FIRST, until));
            }
        }
    }

    /** Planted: knows the day that it foretells. */
    @Test
    void aForecastThatLooksAheadIsFound() {
        assertThatThrownBy(() -> assertBlind(
                        SeededSpend.Shape.PLAIN,
                        series -> known -> Optional.of((Forecaster.Expectation) day -> series.on(day))))
                .isInstanceOf(AssertionError.class);
        // planted: a level that takes the first day to come along
        assertThatThrownBy(() -> assertBlind(
                        SeededSpend.Shape.PLAIN,
                        series -> known ->
                                WeekdayForecast.from(series.before(known.end().plusDays(1)))))
                .isInstanceOf(AssertionError.class);
    }

    @Test
    void eachTrialGetsTheDaysBeforeItAloneAndIsHeldAgainstTheNextOnes() {
        var days = SeededSpend.of(SeededSpend.Shape.PLAIN, 3);
        var until = LocalDate.of(2025, 6, 1);
        var known = DailySpend.of(days, SeededSpend.FIRST, until);
        var origins = new ArrayList<LocalDate>();
        var test = BackTest.of(known, 9, before -> {
            origins.add(before.end());
            return Optional.of((Forecaster.Expectation) day -> {
                assertThat(day).isBetween(before.end(), before.end().plusDays(8));
                assertThat(before.knows(day)).isFalse();
                return 1;
            });
        });
        assertThat(origins).hasSize(183).endsWith(until.minusDays(9));
        assertThat(test.errors()).hasSize(183).isSorted();
    }

    /** On series with other seeds than those that the method was tried on. */
    @ParameterizedTest
    @EnumSource(SeededSpend.Shape.class)
    void fourOfFiveMonthsEndWithinTheBand(SeededSpend.Shape shape) {
        int within = 0;
        int all = 0;
        for (long seed = 101; seed <= 108; seed++) {
            var days = SeededSpend.of(shape, seed);
            for (int month = 1; month <= 12; month++) {
                var of = YearMonth.of(2025, month);
                for (int day : new int[] {8, 19}) {
                    var until = of.atDay(day);
                    var outlook = MonthOutlook.of(of, SeededSpend.billed(shape, days), SeededSpend.FIRST, until);
                    var came = days.subMap(of.atDay(1), of.plusMonths(1).atDay(1)).values().stream()
                            .reduce(BigDecimal.ZERO, BigDecimal::add);
                    within += came.compareTo(outlook.low()) >= 0 && came.compareTo(outlook.high()) <= 0 ? 1 : 0;
                    all++;
                }
            }
        }
        assertThat(100.0 * within / all).isBetween(70.0, 90.0);
    }

    private static void assertBlind(SeededSpend.Shape shape, Function<DailySpend, Forecaster> forecaster) {
        var days = SeededSpend.of(shape, 7);
        for (var origin = LocalDate.of(2024, 6, 3); origin.getYear() == 2024; origin = origin.plusDays(9)) {
            var end = LocalDate.of(2025, 2, 1);
            var one = DailySpend.of(days, SeededSpend.FIRST, end);
            var other = DailySpend.of(changed(days, origin), SeededSpend.FIRST, end);
            for (int ahead = 0; ahead < 31; ahead++) {
                var day = origin.plusDays(ahead);
                assertThat(forecaster
                                .apply(other)
                                .from(other.before(origin))
                                .orElseThrow()
                                .on(day))
                        .isEqualTo(forecaster
                                .apply(one)
                                .from(one.before(origin))
                                .orElseThrow()
                                .on(day));
            }
        }
    }

    private static SortedMap<LocalDate, BigDecimal> changed(SortedMap<LocalDate, BigDecimal> days, LocalDate from) {
        var changed = new TreeMap<>(days);
        changed.tailMap(from).replaceAll((day, cost) -> cost.multiply(BigDecimal.valueOf(3 + day.getDayOfMonth())));
        return changed;
    }

    private static MonthOutlook at(LocalDate until, IntToDoubleFunction cost) {
        return MonthOutlook.of(
                until.isAfter(FEBRUARY.atDay(1)) ? FEBRUARY : YearMonth.from(FIRST), days(70, cost), FIRST, until);
    }

    private static SortedMap<LocalDate, BigDecimal> days(int count, IntToDoubleFunction cost) {
        var days = new TreeMap<LocalDate, BigDecimal>();
        for (int i = 0; i < count; i++) {
            days.put(FIRST.plusDays(i), BigDecimal.valueOf(cost.applyAsDouble(i)));
        }
        return days;
    }

    private static boolean weekend(int index) {
        return FIRST.plusDays(index).getDayOfWeek().compareTo(DayOfWeek.SATURDAY) >= 0;
    }

    private static final BigDecimal ONE = BigDecimal.ONE;
}
