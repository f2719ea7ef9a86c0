package dev.tradewind.egress.whatif;

import dev.tradewind.egress.TransferClass;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * One flow, or a part of one, before and after.
 *
 * @param transferClass after; null where nothing would be billed
 * @param gigabytes after, as metered
 * @param changed whether its own class, ends or price row change; if not, at most the payer's volume moves its price
 */
public record LineChange(
        MonthFlow before,
        @Nullable TransferClass transferClass,
        End from,
        End to,
        BigDecimal gigabytes,
        Price price,
        boolean changed) {

    static LineChange of(Reroute reroute, Price price) {
        return new LineChange(
                reroute.before(),
                reroute.transferClass(),
                reroute.from(),
                reroute.to(),
                reroute.gigabytes(),
                price,
                reroute.rule() != Reroute.Rule.UNCHANGED);
    }

    /** After less before; null where the price is unknown. */
    public @Nullable BigDecimal difference() {
        var after = price.cost();
        return after == null ? null : after.subtract(before.cost());
    }

    /** Whether there is anything to tell of it. */
    public boolean matters() {
        var difference = difference();
        return changed && (before.transferClass() != null || transferClass != null)
                || difference == null
                || difference.signum() != 0;
    }
}
