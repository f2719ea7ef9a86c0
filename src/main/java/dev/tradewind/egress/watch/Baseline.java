package dev.tradewind.egress.watch;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * What is usual for a flow, on the logarithm: a level with its trend, plus what its weekday does. Computed from the
 * ordinary days before the one that is asked about, so that it never sees what it judges.
 *
 * <ul>
 *   <li>weekday: mean of the middle of {@code log − median of the seven days around}, over eight weeks;
 *   <li>trend: median slope of the weekday-free days of the last six weeks, from four weeks on, at most 2 % a day;
 *   <li>level: mean of the middle of the last two weeks, carried along the trend.
 * </ul>
 */
final class Baseline {
    private static final int WEEKS_OF_PATTERN = 8;
    private static final int DAYS_OF_TREND = 42;
    private static final int LEAST_DAYS_OF_TREND = 28;
    static final int DAYS_OF_LEVEL = 14;
    private static final double STEEPEST = 0.02;

    private final LogDays days;

    Baseline(LogDays days) {
        this.days = days;
    }

    /**
     * @param log expected
     * @param certainty by how much the spread of a single day grows, because the level rests on few days
     */
    record Expected(double log, double certainty) {
        static final Expected UNKNOWN = new Expected(Double.NaN, 1);

        boolean known() {
            return !Double.isNaN(log);
        }
    }

    /**
     * @param start first day of the level that holds now
     * @param end the day behind the last one that may be used, at most {@code at}
     */
    Expected at(int at, int start, int end) {
        var pattern = pattern(at, end);
        var used = IntStream.range(Math.max(start, end - DAYS_OF_TREND), end)
                .filter(days::ordinary)
                .toArray();
        if (used.length == 0) {
            return Expected.UNKNOWN;
        }
        var x = IntStream.of(used).asDoubleStream().toArray();
        var y = IntStream.of(used)
                .mapToDouble(day -> days.log(day) - pattern[days.weekday(day)])
                .toArray();
        double slope = used.length < LEAST_DAYS_OF_TREND
                ? 0
                : Math.clamp(Robust.slope(x, y, DAYS_OF_LEVEL), -STEEPEST, STEEPEST);
        int skip = Math.max(0, used.length - DAYS_OF_LEVEL);
        var carried = IntStream.range(skip, used.length)
                .mapToDouble(i -> y[i] + slope * (at - x[i]))
                .toArray();
        return new Expected(Robust.middle(carried) + pattern[days.weekday(at)], Math.sqrt(1 + 1.0 / carried.length));
    }

    /** What each weekday adds; 0 where no week is whole enough to tell. */
    private double[] pattern(int at, int end) {
        var offsets = new double[7][WEEKS_OF_PATTERN + 1];
        var counts = new int[7];
        for (int day = Math.max(0, at - 7 * WEEKS_OF_PATTERN); day < end; day++) {
            double around = days.ordinary(day) ? around(day, end) : Double.NaN;
            if (!Double.isNaN(around)) {
                int weekday = days.weekday(day);
                offsets[weekday][counts[weekday]++] = days.log(day) - around;
            }
        }
        var pattern = new double[7];
        for (int weekday = 0; weekday < 7; weekday++) {
            pattern[weekday] =
                    counts[weekday] == 0 ? 0 : Robust.middle(Arrays.copyOf(offsets[weekday], counts[weekday]));
        }
        return pattern;
    }

    /** Median of the week around a day; NaN near the ends and where more than one day is missing. */
    private double around(int day, int end) {
        if (day < 3 || day + 3 >= end) {
            return Double.NaN;
        }
        var week = new double[7];
        int known = 0;
        for (int near = day - 3; near <= day + 3; near++) {
            if (days.ordinary(near)) {
                week[known++] = days.log(near);
            }
        }
        return known < 6 ? Double.NaN : Robust.median(Arrays.copyOf(week, known));
    }
}
