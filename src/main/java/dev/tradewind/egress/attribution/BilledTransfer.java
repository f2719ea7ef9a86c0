package dev.tradewind.egress.attribution;

import dev.tradewind.egress.TransferClass;
import dev.tradewind.quantity.Money;
import dev.tradewind.quantity.TimeRange;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What was billed for one class between two places in one period.
 *
 * @param period of the charge, an hour or a day
 * @param from site id, internet or unknown; {@code to} alike
 * @param account who is billed; null if the bill does not say, and then nobody's flows are left out
 * @param workload whose flows alone are meant, as the bill's tag names it; null for everybody's
 */
public record BilledTransfer(
        TimeRange period,
        TransferClass billedClass,
        String from,
        String to,
        @Nullable String account,
        Money cost,
        BigDecimal gigabytes,
        @Nullable String workload) {

    /** Of nobody in particular. */
    public BilledTransfer(
            TimeRange period,
            TransferClass billedClass,
            String from,
            String to,
            @Nullable String account,
            Money cost,
            BigDecimal gigabytes) {
        this(period, billedClass, from, to, account, cost, gigabytes, null);
    }
}
