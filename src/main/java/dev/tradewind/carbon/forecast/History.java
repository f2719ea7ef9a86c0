package dev.tradewind.carbon.forecast;

import java.util.Arrays;

/**
 * Hours of one series, gaps as NaN. Where a regressor needs an hour that is missing, the same hour of the day before (or
 * the newest one known before that) stands in; a stand-in is never a target that a model learns from.
 *
 * @see #known(int) what was really said
 */
final class History {
    static final int DAY = 24;
    static final int WEEK = 168;

    private final double[] said;
    private final int knownHours;
    private final double[] filled;
    /** {@code sums[i]} is the sum of the first {@code i} filled hours. */
    private final double[] sums;

    /** @param gramsPerKwh one value an hour, NaN where nothing is known; the first may be any hour of the day */
    History(double[] gramsPerKwh) {
        this(gramsPerKwh, gramsPerKwh.length);
    }

    /** @param knownHours from here on the values are somebody's forecast: looked at, never learned from */
    History(double[] gramsPerKwh, int knownHours) {
        this.said = gramsPerKwh.clone();
        this.knownHours = knownHours;
        this.filled = filled(said);
        this.sums = new double[filled.length + 1];
        for (int i = 0; i < filled.length; i++) {
            sums[i + 1] = sums[i] + filled[i];
        }
    }

    int length() {
        return said.length;
    }

    boolean known(int hour) {
        return hour < knownHours && !Double.isNaN(said[hour]);
    }

    double at(int hour) {
        return filled[hour];
    }

    /** Mean of the {@code hours} that end with {@code last}, inclusive. */
    double mean(int last, int hours) {
        return (sums[last + 1] - sums[last + 1 - hours]) / hours;
    }

    /** Mean of the hour and of the same hour on the {@code days - 1} days before. */
    double sameHourMean(int hour, int days) {
        double sum = 0;
        for (int day = 0; day < days; day++) {
            sum += filled[hour - day * DAY];
        }
        return sum / days;
    }

    private static double[] filled(double[] said) {
        double[] filled = said.clone();
        double newest =
                Arrays.stream(said).filter(v -> !Double.isNaN(v)).findFirst().orElse(0);
        for (int i = 0; i < filled.length; i++) {
            if (Double.isNaN(filled[i])) {
                filled[i] = i >= DAY ? filled[i - DAY] : newest;
            } else {
                newest = filled[i];
            }
        }
        return filled;
    }
}
