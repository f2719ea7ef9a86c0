package dev.tradewind.carbon.forecast;

/** Quantiles by linear interpolation between order statistics. */
final class Quantiles {
    private Quantiles() {}

    /** @param share from 0 to 1 */
    static double of(double[] sorted, double share) {
        double place = share * (sorted.length - 1);
        int low = (int) Math.floor(place);
        int high = Math.min(sorted.length - 1, low + 1);
        return sorted[low] + (place - low) * (sorted[high] - sorted[low]);
    }
}
