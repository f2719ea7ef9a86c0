package dev.tradewind.egress.balance;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * A breakdown that does not add up to the charges of one currency.
 *
 * @param breakdown as people call it, such as "by class"
 * @param charges sum of BilledCost over the charges themselves
 * @param parts sum over the parts of the breakdown
 */
public record Gap(String breakdown, String currency, BigDecimal charges, BigDecimal parts) {

    /** What is missing or too much, per currency; empty if both sides are the same to the last decimal. */
    static List<Gap> between(Map<String, BigDecimal> charges, String breakdown, Map<String, BigDecimal> parts) {
        var currencies = new TreeSet<>(charges.keySet());
        currencies.addAll(parts.keySet());
        var gaps = new ArrayList<Gap>();
        for (var currency : currencies) {
            var whole = charges.getOrDefault(currency, BigDecimal.ZERO);
            var sum = parts.getOrDefault(currency, BigDecimal.ZERO);
            if (whole.compareTo(sum) != 0) {
                gaps.add(new Gap(breakdown, currency, whole, sum));
            }
        }
        return gaps;
    }

    String words() {
        return breakdown + ": " + parts.toPlainString() + " instead of " + charges.toPlainString() + ' ' + currency;
    }
}
