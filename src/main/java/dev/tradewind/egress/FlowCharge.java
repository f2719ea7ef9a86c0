package dev.tradewind.egress;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One charge for moving data, as it counts now.
 *
 * @param resource as the bill names it; null where it names none
 * @param workload by the label that names it; null where none does
 * @param billedCost null where the bill has no such amount
 * @param gigabytes null where the same bytes are counted by another charge, or the bill gives none
 */
public record FlowCharge(
        Instant from,
        Instant to,
        @Nullable String resource,
        @Nullable String workload,
        String currency,
        @Nullable BigDecimal billedCost,
        @Nullable BigDecimal gigabytes) {}
