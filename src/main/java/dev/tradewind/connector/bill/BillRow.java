package dev.tradewind.connector.bill;

import dev.tradewind.cost.Charge;
import dev.tradewind.cost.ChargeTable;
import dev.tradewind.egress.Classified;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A charge and, if it is one, the transfer that it bills.
 *
 * @param transfer null if the row bills no transfer
 * @param gigabytes 10⁹ bytes; null if the row bills no transfer or its unit is not one of volume
 * @param scope whose bill it is; the unit that a re-delivery replaces
 * @param period month, or the day of an export that comes by days
 * @param besideSplits whether the file also holds splits of this charge, which add up to another amount
 * @param view which half of the month the file is, actual or amortised; null if it is a whole
 */
public record BillRow(
        Charge charge,
        @Nullable Classified transfer,
        @Nullable BigDecimal gigabytes,
        String scope,
        String period,
        @Nullable String view,
        boolean besideSplits) {

    /** The same row, of which nobody can say whether its splits replace it. */
    public BillRow withSplitsOfAnotherAmount() {
        return new BillRow(charge, transfer, gigabytes, scope, period, view, true);
    }

    /** Whether another delivery of the same month counts the same bytes. */
    public boolean repeatsVolume() {
        return ChargeTable.AMORTIZED.equals(view);
    }
}
