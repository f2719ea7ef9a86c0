package dev.tradewind.connector.bill;

import dev.tradewind.cost.Charge;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Commitments whose purchase and usage both carry an EffectiveCost. FOCUS has the purchase at 0, as the usage that it
 * covers spreads its price; where a delivery has both, the smaller of the two is there twice.
 */
final class DoubledCommitments {
    private final Map<Key, Sums> commitments = new TreeMap<>();

    private record Key(String commitment, String currency) implements Comparable<Key> {
        @Override
        public int compareTo(Key other) {
            var byId = commitment.compareTo(other.commitment);
            return byId == 0 ? currency.compareTo(other.currency) : byId;
        }
    }

    private static final class Sums {
        private BigDecimal bought = BigDecimal.ZERO;
        private BigDecimal used = BigDecimal.ZERO;
    }

    void add(Charge charge) {
        var commitment = charge.commitmentDiscountId();
        var effective = charge.effectiveCost();
        if (commitment == null || effective == null || effective.signum() == 0) {
            return;
        }
        var sums = commitments.computeIfAbsent(new Key(commitment, charge.billingCurrency()), any -> new Sums());
        if (isPurchase(charge.chargeCategory())) {
            sums.bought = sums.bought.add(effective);
        } else {
            sums.used = sums.used.add(effective);
        }
    }

    private static boolean isPurchase(@Nullable String category) {
        return "purchase".equalsIgnoreCase(category);
    }

    List<String> remarks() {
        var remarks = new ArrayList<String>();
        commitments.forEach((key, sums) -> {
            if (sums.bought.signum() > 0 && sums.used.signum() > 0) {
                remarks.add("Commitment " + key.commitment() + ": its purchase carries EffectiveCost "
                        + sums.bought.toPlainString() + " " + key.currency() + " beside usage of "
                        + sums.used.toPlainString() + "; "
                        + sums.bought.min(sums.used).toPlainString() + " " + key.currency()
                        + " of EffectiveCost may be counted twice.");
            }
        });
        return remarks;
    }
}
