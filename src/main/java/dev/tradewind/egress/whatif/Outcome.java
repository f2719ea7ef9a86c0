package dev.tradewind.egress.whatif;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A scenario against the bill, per month and in one currency.
 *
 * @param lines every flow, the largest difference first, those without a price before all others
 * @param classes that cost or carry anything on either side, the largest difference first; they add up to the totals
 * @param before the bill scaled to a month
 * @param after all that has a price
 * @param unpriced what the flows without a price cost today
 */
public record Outcome(
        String currency,
        List<LineChange> lines,
        List<ClassChange> classes,
        BigDecimal before,
        BigDecimal after,
        BigDecimal unpriced,
        BigDecimal unpricedGigabytes,
        List<OneOff> once) {
    public Outcome {
        lines = List.copyOf(lines);
        classes = List.copyOf(classes);
        once = List.copyOf(once);
    }

    /** Less per month; null as long as a flow has no price. */
    public @Nullable BigDecimal savingPerMonth() {
        return isPriced() ? before.subtract(after) : null;
    }

    /** After less before, of what has a price on both sides. */
    public BigDecimal difference() {
        return after.subtract(before.subtract(unpriced));
    }

    /** Whether every flow has a price. */
    public boolean isPriced() {
        return lines.stream().allMatch(each -> each.price().isKnown());
    }

    /** Sum of what is carried once; null where a part has no price. */
    public @Nullable BigDecimal onceCost() {
        var sum = BigDecimal.ZERO;
        for (var each : once) {
            var cost = each.price().cost();
            if (cost == null) {
                return null;
            }
            sum = sum.add(cost);
        }
        return sum;
    }

    public PayBack payBack() {
        return PayBack.of(onceCost(), savingPerMonth());
    }

    /** Those about which there is anything to tell. */
    public List<LineChange> changes() {
        return lines.stream().filter(LineChange::matters).toList();
    }
}
