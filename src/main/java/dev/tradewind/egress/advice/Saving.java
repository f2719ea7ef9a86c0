package dev.tradewind.egress.advice;

import java.math.BigDecimal;
import java.util.List;

/**
 * What a change would save, USD per month of 365.25/12 days.
 *
 * @param low what it saves if the stated assumptions turn out badly
 * @param high what it saves if they turn out well
 * @param formula in words
 * @param worked with the numbers put in
 */
public record Saving(
        BigDecimal usdPerMonth,
        BigDecimal low,
        BigDecimal high,
        String formula,
        String worked,
        List<AdviceInput> inputs) {
    public Saving {
        inputs = List.copyOf(inputs);
        if (low.compareTo(usdPerMonth) > 0 || high.compareTo(usdPerMonth) < 0) {
            throw new IllegalArgumentException(
                    "saving %s lies outside of its range %s to %s".formatted(usdPerMonth, low, high));
        }
    }
}
