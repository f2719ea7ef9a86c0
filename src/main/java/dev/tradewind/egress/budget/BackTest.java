package dev.tradewind.egress.budget;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Optional;

/**
 * How far a forecast of so many days would have been off, had it been made on each day of the past half year. Each one
 * gets only the days before it.
 *
 * @param days that each forecast reached ahead
 * @param errors realised ÷ expected − 1, ascending
 */
public record BackTest(int days, double[] errors) {
    /** Fewer forecasts say nothing about the tenth that goes wrong most. */
    public static final int LEAST = 10;

    private static final int REACH = 182;
    private static final double MOSTLY_KNOWN = 0.8;

    static BackTest of(DailySpend known, int days, Forecaster forecaster) {
        var last = known.end().minusDays(days);
        var from = known.first().plusDays(WeekdayForecast.LEAST_DAYS);
        var first = from.isBefore(last.minusDays(REACH)) ? last.minusDays(REACH) : from;
        var errors = new double[REACH + 1];
        int count = 0;
        for (var origin = first; days > 0 && !origin.isAfter(last); origin = origin.plusDays(1)) {
            var expectation = forecaster.from(known.before(origin));
            if (expectation.isPresent()) {
                double error = error(known, origin, days, expectation.get());
                if (!Double.isNaN(error)) {
                    errors[count++] = error;
                }
            }
        }
        var found = Arrays.copyOf(errors, count);
        Arrays.sort(found);
        return new BackTest(days, found);
    }

    /** Of the days that were billed; NaN where too few of them were, or nothing was expected. */
    private static double error(DailySpend known, LocalDate origin, int days, Forecaster.Expectation expectation) {
        double realised = 0;
        double expected = 0;
        int billed = 0;
        for (int i = 0; i < days; i++) {
            var day = origin.plusDays(i);
            if (known.knows(day)) {
                realised += known.on(day);
                expected += expectation.on(day);
                billed++;
            }
        }
        return billed < MOSTLY_KNOWN * days || expected <= 0 ? Double.NaN : realised / expected - 1;
    }

    /**
     * Between which errors four of five fell.
     *
     * @param low at most 0
     * @param high at least 0
     */
    public record Band(double low, double high) {}

    /** Empty where too few forecasts could be tried. */
    public Optional<Band> band() {
        if (errors.length < LEAST) {
            return Optional.empty();
        }
        return Optional.of(new Band(Math.min(0, quantile(0.1)), Math.max(0, quantile(0.9))));
    }

    /** The order statistic of rank {@code (n + 1) · share}, outwards: with n errors the next one has that chance. */
    private double quantile(double share) {
        double rank = (errors.length + 1) * share;
        int index = (int) (share < 0.5 ? Math.floor(rank) : Math.ceil(rank)) - 1;
        return errors[Math.clamp(index, 0, errors.length - 1)];
    }
}
