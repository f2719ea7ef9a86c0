package dev.tradewind.egress.attribution;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/** Parts of an amount in proportion to weights: scale 20, half to even, the remainder to the largest weight. */
final class Allocation {
    private static final int SCALE = 20;

    private Allocation() {}

    /**
     * @param weights 0 or more, at least one of them more
     * @return one part per weight, which add up to the amount exactly
     */
    static List<BigDecimal> of(BigDecimal amount, List<Long> weights) {
        var whole = BigDecimal.ZERO;
        int largest = 0;
        for (int i = 0; i < weights.size(); i++) {
            if (weights.get(i) < 0) {
                throw new IllegalArgumentException("a weight of " + weights.get(i) + "; expected 0 or more");
            }
            whole = whole.add(BigDecimal.valueOf(weights.get(i)));
            largest = weights.get(i) > weights.get(largest) ? i : largest;
        }
        if (whole.signum() == 0) {
            throw new IllegalArgumentException(
                    "nothing to share " + amount + " by: all weights are 0. Maybe leave it unattributed?");
        }
        var parts = new ArrayList<BigDecimal>(weights.size());
        var rest = amount;
        for (long weight : weights) {
            var part = amount.multiply(BigDecimal.valueOf(weight)).divide(whole, SCALE, RoundingMode.HALF_EVEN);
            parts.add(part);
            rest = rest.subtract(part);
        }
        parts.set(largest, parts.get(largest).add(rest));
        return parts;
    }
}
