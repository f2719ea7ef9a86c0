package dev.tradewind.connector.focus;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a contract promises to spend or use. Not a charge: charges bill it bit by bit.
 *
 * @param cost promised, in {@code currency}; null where a quantity is promised instead
 */
public record ContractCommitment(
        long line,
        String id,
        @Nullable String contractId,
        @Nullable String provider,
        @Nullable String type,
        @Nullable String category,
        @Nullable String description,
        @Nullable BigDecimal cost,
        @Nullable BigDecimal quantity,
        @Nullable String unit,
        Instant periodStart,
        Instant periodEnd,
        String currency) {}
