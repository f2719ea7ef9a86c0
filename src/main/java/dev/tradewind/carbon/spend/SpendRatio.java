package dev.tradewind.carbon.spend;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What use that is known takes for its money, by which use that is not known is estimated: {@code Σ kWh / Σ cost}. The range
 * is that of the single workloads, from the 10th to the 90th of a hundred.
 *
 * @param kwhPerUnit of the currency
 * @param embodiedGramsPerUnit of the currency
 * @param workloads on which it rests
 */
public record SpendRatio(
        String provider,
        String currency,
        double kwhPerUnit,
        double lowKwhPerUnit,
        double highKwhPerUnit,
        double embodiedGramsPerUnit,
        int workloads) {
    /** With fewer nothing is known of the spread. */
    public static final int LEAST_WORKLOADS = 3;

    private static final double LOW = 0.1;
    private static final double HIGH = 0.9;

    /** A workload of which both is known. */
    record Known(double kwh, double embodiedGrams, double cost) {}

    /** Empty where too few workloads are known. */
    static Optional<SpendRatio> of(String provider, String currency, List<Known> known) {
        var paid = known.stream().filter(each -> each.cost > 0 && each.kwh > 0).toList();
        if (paid.size() < LEAST_WORKLOADS) {
            return Optional.empty();
        }
        double cost = paid.stream().mapToDouble(Known::cost).sum();
        var single = new ArrayList<>(
                paid.stream().map(each -> each.kwh / each.cost).sorted().toList());
        return Optional.of(new SpendRatio(
                provider,
                currency,
                paid.stream().mapToDouble(Known::kwh).sum() / cost,
                quantile(single, LOW),
                quantile(single, HIGH),
                paid.stream().mapToDouble(Known::embodiedGrams).sum() / cost,
                paid.size()));
    }

    /** Linear between the two nearest. */
    private static double quantile(List<Double> sorted, double share) {
        double at = share * (sorted.size() - 1);
        int below = (int) at;
        int above = Math.min(below + 1, sorted.size() - 1);
        return sorted.get(below) + (at - below) * (sorted.get(above) - sorted.get(below));
    }
}
