package dev.tradewind.egress.budget;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Optional;

/**
 * A day's cost as level × weekday, learned from the eight weeks before.
 *
 * <ul>
 *   <li>weekday: median of {@code cost ÷ mean of the seven days around it} over the weeks, scaled to a mean of 1;
 *   <li>drift: what the median of the last four weeks lies above that of the four before, or that of the last two above
 *       the two before, whichever is less, per day; 0 where they disagree in sign, so that an old step is none, and where
 *       less than six weeks are known; at most half a per cent of the level;
 *   <li>level: median of the last two weeks freed of the weekday, carried along the drift from their middle.
 * </ul>
 *
 * @param weekday factor from Monday on
 * @param level cost of an average day in the middle of the last two weeks
 * @param drift by which an average day changes a day
 * @param middle to which the level belongs, as a day of the epoch
 * @param learnedFrom days known
 */
public record WeekdayForecast(double[] weekday, double level, double drift, double middle, int learnedFrom)
        implements Forecaster.Expectation {
    /** Fewer days teach nothing that could be called usual. */
    public static final int LEAST_DAYS = 28;

    static final int DAYS = 56;
    private static final int DAYS_OF_LEVEL = 14;
    private static final int LEAST_DAYS_OF_DRIFT = 42;
    private static final double STEEPEST = 0.005;
    private static final double NOTHING = 0.02;

    /** Empty with less than four weeks of known days, or where they cost nothing. */
    public static Optional<WeekdayForecast> from(DailySpend known) {
        var end = known.end();
        var start = end.minusDays(DAYS);
        int days = known.known(start, end);
        if (days < LEAST_DAYS) {
            return Optional.empty();
        }
        var weekday = weekdays(known, start, end);
        var recent = freed(known, end.minusDays(DAYS_OF_LEVEL), end, weekday);
        double level = median(recent);
        if (Double.isNaN(level) || level <= 0) {
            return Optional.empty();
        }
        double drift = 0;
        if (days >= LEAST_DAYS_OF_DRIFT) {
            double most = STEEPEST * level;
            double slow = rise(known, DAYS / 2, weekday);
            double fast = rise(known, DAYS_OF_LEVEL, weekday);
            drift = slow * fast > 0 ? Math.clamp(Math.abs(slow) < Math.abs(fast) ? slow : fast, -most, most) : 0;
        }
        return Optional.of(
                new WeekdayForecast(weekday, level, drift, end.toEpochDay() - (DAYS_OF_LEVEL + 1) / 2.0, days));
    }

    @Override
    public double on(LocalDate day) {
        return weekday[index(day)] * Math.max(0, level + drift * (day.toEpochDay() - middle));
    }

    /** Per day, between the last days and as many before them; NaN where either has none. */
    private static double rise(DailySpend known, int days, double[] weekday) {
        var end = known.end();
        double late = median(freed(known, end.minusDays(days), end, weekday));
        double early = median(freed(known, end.minusDays(2L * days), end.minusDays(days), weekday));
        return (late - early) / days;
    }

    private static double[] weekdays(DailySpend known, LocalDate start, LocalDate end) {
        var ratios = new double[7][DAYS / 7];
        var counts = new int[7];
        for (var day = start; day.isBefore(end); day = day.plusDays(1)) {
            double around = around(known, day);
            if (around > 0 && known.knows(day)) {
                ratios[index(day)][counts[index(day)]++] = known.on(day) / around;
            }
        }
        var factors = new double[7];
        for (int i = 0; i < 7; i++) {
            factors[i] = counts[i] == 0 ? 1 : Math.max(0, median(Arrays.copyOf(ratios[i], counts[i])));
        }
        double sum = Arrays.stream(factors).sum();
        return Arrays.stream(factors).map(each -> sum <= 0 ? 1 : each * 7 / sum).toArray();
    }

    /** Mean of the week around a day; NaN where one of its days is not known. */
    private static double around(DailySpend known, LocalDate day) {
        double sum = 0;
        for (int offset = -3; offset <= 3; offset++) {
            sum += known.on(day.plusDays(offset));
        }
        return sum / 7;
    }

    /** Known days divided by what their weekday does; days on which nothing is usual tell nothing of the level. */
    private static double[] freed(DailySpend known, LocalDate from, LocalDate to, double[] weekday) {
        var values = new double[(int) (to.toEpochDay() - from.toEpochDay())];
        int count = 0;
        for (var day = from; day.isBefore(to); day = day.plusDays(1)) {
            if (known.knows(day) && weekday[index(day)] > NOTHING) {
                values[count++] = known.on(day) / weekday[index(day)];
            }
        }
        return Arrays.copyOf(values, count);
    }

    private static int index(LocalDate day) {
        return day.getDayOfWeek().getValue() - 1;
    }

    /** NaN of nothing. */
    private static double median(double[] values) {
        if (values.length == 0) {
            return Double.NaN;
        }
        Arrays.sort(values);
        int half = values.length / 2;
        return values.length % 2 == 1 ? values[half] : (values[half - 1] + values[half]) / 2;
    }
}
