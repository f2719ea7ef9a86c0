package dev.tradewind.execution;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What bills say of a data set that was copied, beside what was counted while it was.
 *
 * @param from first hour of the copy; null while it is not over
 * @param countedGigabytes that left the source, repeats included
 * @param listUsd what these cost by list price; null where no price is known
 * @param billedGigabytes null where bills cannot tell
 * @param billedUsd null where bills cannot tell
 * @param words by which charges, or why bills cannot tell
 */
public record CopyBill(
        String dataSet,
        @Nullable Instant from,
        @Nullable Instant to,
        BigDecimal countedGigabytes,
        @Nullable BigDecimal listUsd,
        @Nullable BigDecimal billedGigabytes,
        @Nullable BigDecimal billedUsd,
        String words) {
    /** Whether bills tell of this copy alone. */
    public boolean told() {
        return billedUsd != null;
    }
}
