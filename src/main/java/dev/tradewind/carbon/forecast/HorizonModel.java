package dev.tradewind.carbon.forecast;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * One linear model for one horizon: level + coefficients · regressors, and the band in which eight of ten past errors lay.
 *
 * <p>Ridge regression towards {@link Regressors#PRIOR} over the last 300 days with weights that halve in about two
 * months, refined once by weights {@code 1/|error|} so that it is the absolute error that becomes small. Every fifth
 * hour is a sample: five and 24 share no divisor, so every hour of day is seen, at a fifth of the work.
 */
final class HorizonModel {
    static final int WINDOW_HOURS = 300 * History.DAY;
    static final int LEAST_SAMPLES = 60;
    private static final int STRIDE = 5;
    private static final double MEMORY_HOURS = 90.0 * History.DAY;
    private static final double SHRINK = 0.2;
    /** In-sample errors are a little too small; the 80 % band is widened by this. */
    private static final double BAND_WIDER = 1.05;

    private final int horizon;
    private final double[] coefficients;
    private final double below;
    private final double above;

    private HorizonModel(int horizon, double[] coefficients, double below, double above) {
        this.horizon = horizon;
        this.coefficients = coefficients;
        this.below = below;
        this.above = above;
    }

    /** Learns from pairs whose target is at or before the origin; null where there are too few. */
    static @Nullable HorizonModel fit(History history, int origin, int horizon) {
        int first = Math.max(Regressors.firstOrigin(horizon), origin - horizon - WINDOW_HOURS);
        int most = Math.max(0, (origin - horizon - first) / STRIDE + 1);
        double[][] x = new double[most][];
        double[] y = new double[most];
        double[] age = new double[most];
        int n = 0;
        for (int at = origin - horizon; at >= first; at -= STRIDE) {
            if (!history.known(at + horizon)) {
                continue;
            }
            double level = Regressors.level(history, at, horizon);
            double[] row = new double[Regressors.COUNT];
            Regressors.fill(history, at, horizon, level, row);
            x[n] = row;
            y[n] = history.at(at + horizon) - level;
            age[n] = Math.exp(-(origin - horizon - at) / MEMORY_HOURS);
            n++;
        }
        return n < LEAST_SAMPLES ? null : fit(horizon, x, y, age, n);
    }

    private static HorizonModel fit(int horizon, double[][] x, double[] y, double[] age, int n) {
        double[] b = Ridge.solve(x, y, age, n, SHRINK, Regressors.PRIOR);
        double[] errors = errors(x, y, b, n);
        double[] sizes = Arrays.stream(errors).map(Math::abs).sorted().toArray();
        double floor = Math.max(sizes[n / 2] * 0.5, 1e-6);
        double[] weights = new double[n];
        for (int i = 0; i < n; i++) {
            weights[i] = age[i] / Math.max(Math.abs(errors[i]), floor);
        }
        b = Ridge.solve(x, y, weights, n, SHRINK, Regressors.PRIOR);
        double[] sorted = errors(x, y, b, n);
        Arrays.sort(sorted);
        return new HorizonModel(
                horizon, b, BAND_WIDER * Quantiles.of(sorted, 0.1), BAND_WIDER * Quantiles.of(sorted, 0.9));
    }

    ForecastHour forecast(History history, int origin) {
        double level = Regressors.level(history, origin, horizon);
        double[] row = new double[Regressors.COUNT];
        Regressors.fill(history, origin, horizon, level, row);
        double middle = Math.max(0, level + Ridge.dot(row, coefficients));
        return new ForecastHour(horizon, Math.max(0, middle + below), middle, Math.max(middle, middle + above));
    }

    private static double[] errors(double[][] x, double[] y, double[] b, int n) {
        double[] errors = new double[n];
        for (int i = 0; i < n; i++) {
            errors[i] = y[i] - Ridge.dot(x[i], b);
        }
        return errors;
    }
}
