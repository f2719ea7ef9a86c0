package dev.tradewind.connector;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * The accepted transfer rows of one class, pair of places, unit and currency.
 *
 * @param from catalog site id, "internet", or null if the row does not say
 * @param to catalog site id, "internet", or null if the row does not say
 * @param gigabytes 10⁹ bytes, or null if the unit is not one of volume
 * @param billedQuantity the provider's own quantity in {@code billedUnit}
 */
public record TransferTotal(
        String transferClass,
        @Nullable String from,
        @Nullable String to,
        long rows,
        @Nullable BigDecimal gigabytes,
        @Nullable BigDecimal billedQuantity,
        @Nullable String billedUnit,
        @Nullable BigDecimal billedCost,
        String currency) {}
