package dev.tradewind.egress.budget;

import dev.tradewind.quantity.Money;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/**
 * What somebody agreed to.
 *
 * @param name unique
 * @param owner team that answers for it; need not be the owner of its scope
 * @param amount per calendar month, UTC
 * @param thresholds of the amount that are told when they are passed
 */
public record BudgetTerms(
        String name,
        String owner,
        BudgetScope scope,
        Money amount,
        CostMetric metric,
        List<Threshold> thresholds,
        Notified notified) {
    private static final int LONGEST = 200;
    private static final int MOST_THRESHOLDS = 10;

    public BudgetTerms {
        name = name.strip();
        owner = owner.strip();
        thresholds = thresholds.stream()
                .sorted(Comparator.comparing(Threshold::basis).thenComparing(Threshold::percent))
                .toList();
    }

    /** Whether another version measures something else, so that what was told of this one says nothing of it. */
    boolean drawsAnotherLineThan(BudgetTerms other) {
        return !scope.equals(other.scope) || !amount.equals(other.amount) || metric != other.metric;
    }

    /** What is wrong with it and what to do, if anything. */
    public Optional<String> problem() {
        if (name.isBlank() || name.length() > LONGEST) {
            return Optional.of("a budget needs a name of at most " + LONGEST + " characters, not '" + name + "'");
        }
        if (owner.isBlank() || owner.length() > LONGEST) {
            return Optional.of("a budget needs the team that answers for it, not '" + owner + "'");
        }
        if (amount.amount().signum() <= 0) {
            return Optional.of("the amount is " + amount + "; it must be more than 0");
        }
        if (!amount.currency().matches("[A-Z]{3}")) {
            return Optional.of(
                    "'" + amount.currency() + "' is no currency code. Write it as in the bills, such as USD");
        }
        if (thresholds.size() > MOST_THRESHOLDS || new HashSet<>(thresholds).size() < thresholds.size()) {
            return Optional.of("at most " + MOST_THRESHOLDS + " different thresholds are possible");
        }
        return thresholds.stream()
                .filter(each -> each.percent() < 1 || each.percent() > Threshold.MOST)
                .findFirst()
                .map(each -> "a threshold of " + each.percent() + " % is none; 1 to " + Threshold.MOST + " are");
    }
}
