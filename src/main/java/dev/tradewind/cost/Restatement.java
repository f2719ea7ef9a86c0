package dev.tradewind.cost;

import dev.tradewind.lake.LakeGeneration;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a re-delivered month says differently from the delivery that it replaced. The lines' changes add up to the
 * difference of the two bills, per currency.
 *
 * @param lines services whose rows or costs changed, the largest change of BilledCost first
 */
public record Restatement(LakeGeneration before, LakeGeneration after, List<Line> lines) {

    public Restatement {
        lines = List.copyOf(lines);
    }

    /** One service, charge category and currency; a cost is null where no row of that delivery holds the metric. */
    public record Line(
            String service,
            String chargeCategory,
            String currency,
            long rowsBefore,
            long rowsAfter,
            @Nullable BigDecimal billedBefore,
            @Nullable BigDecimal billedAfter,
            @Nullable BigDecimal effectiveBefore,
            @Nullable BigDecimal effectiveAfter) {

        /** By how much BilledCost rose; negative if it fell. */
        public BigDecimal billedChange() {
            return zero(billedAfter).subtract(zero(billedBefore));
        }

        boolean changed() {
            return rowsBefore != rowsAfter
                    || billedChange().signum() != 0
                    || zero(effectiveAfter).compareTo(zero(effectiveBefore)) != 0;
        }

        private static BigDecimal zero(@Nullable BigDecimal value) {
            return value == null ? BigDecimal.ZERO : value;
        }
    }
}
