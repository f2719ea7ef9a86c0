package dev.tradewind.connector.focus;

import dev.tradewind.cost.Charge;
import dev.tradewind.egress.Classified;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A charge and, if it is one, the transfer that it bills.
 *
 * @param transfer null if the row bills no transfer
 * @param gigabytes 10⁹ bytes; null if the row bills no transfer or its unit is not one of volume
 */
public record BillRow(
        Charge charge,
        @Nullable Classified transfer,
        @Nullable BigDecimal gigabytes) {}
