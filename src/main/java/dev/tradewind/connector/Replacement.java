package dev.tradewind.connector;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a new delivery would take the place of.
 *
 * @param scope whose facts, for example {@code aws/123456789012}
 * @param period month, {@code 2024-09}
 * @param generation the one that counts now
 * @param rowsBefore rows that count now
 * @param rowsAfter rows that would count
 * @param billed BilledCost before and after, per currency
 */
public record Replacement(
        String scope, String period, int generation, long rowsBefore, long rowsAfter, List<Billed> billed) {

    /** BilledCost of one currency; null where that side has none of it. */
    public record Billed(
            String currency,
            @Nullable BigDecimal before,
            @Nullable BigDecimal after) {}

    public Replacement {
        billed = List.copyOf(billed);
    }

    /** Whether fewer than this share of the rows would be left. */
    boolean shrinksBelow(int percent) {
        return rowsAfter * 100 < rowsBefore * percent;
    }

    boolean shrinks() {
        return rowsAfter < rowsBefore;
    }
}
