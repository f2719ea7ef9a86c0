package dev.tradewind.egress.watch;

import java.util.Arrays;

/** Statistics that a few odd days do not bend. */
final class Robust {
    /** Makes a median absolute deviation an estimate of the standard deviation of normal noise. */
    private static final double NORMAL = 1.4826;

    private Robust() {}

    /** NaN of nothing. */
    static double median(double[] values) {
        if (values.length == 0) {
            return Double.NaN;
        }
        var sorted = values.clone();
        Arrays.sort(sorted);
        int half = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
    }

    /** Mean of the middle: a fifth is left out at either end. Closer than the median where the noise is ordinary. */
    static double middle(double[] values) {
        if (values.length < 3) {
            return Arrays.stream(values).average().orElse(Double.NaN);
        }
        var sorted = values.clone();
        Arrays.sort(sorted);
        int cut = Math.max(1, sorted.length / 5);
        return Arrays.stream(sorted, cut, sorted.length - cut).average().orElseThrow();
    }

    /** Spread around 0, in standard deviations of normal noise. */
    static double spread(double[] residuals) {
        return NORMAL * median(Arrays.stream(residuals).map(Math::abs).toArray());
    }

    /** Median of the slopes of the pairs that lie at least {@code apart} in x (after Theil and Sen), per step of x. */
    static double slope(double[] x, double[] y, double apart) {
        var slopes = new double[x.length * (x.length - 1) / 2];
        int next = 0;
        for (int i = 0; i < x.length; i++) {
            for (int j = i + 1; j < x.length; j++) {
                if (x[j] - x[i] >= apart) {
                    slopes[next++] = (y[j] - y[i]) / (x[j] - x[i]);
                }
            }
        }
        return next == 0 ? 0 : median(Arrays.copyOf(slopes, next));
    }
}
