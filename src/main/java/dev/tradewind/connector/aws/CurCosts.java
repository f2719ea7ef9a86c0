package dev.tradewind.connector.aws;

import dev.tradewind.connector.TableRow;
import dev.tradewind.connector.Unreadable;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * EffectiveCost of a CUR row. What a commitment covers carries its share of the commitment's price; a fee carries only
 * the part that nothing used; what merely nets out in the billed view is 0.
 */
final class CurCosts {
    private static final String BILLED = "lineItem/UnblendedCost";

    private CurCosts() {}

    /** A split of another row's cost bills nothing of its own; what it is of that row stands in columns of its own. */
    static @Nullable BigDecimal billed(TableRow row) throws Unreadable {
        return isSplit(row) ? orZero(row, BILLED) : cost(row, BILLED);
    }

    /** Of a container's use of the machine that another row bills. */
    static boolean isSplit(TableRow row) {
        return text(row, "splitLineItem/ParentResourceId") != null;
    }

    static @Nullable BigDecimal effective(TableRow row) throws Unreadable {
        if (isSplit(row)) {
            return orZero(row, BILLED);
        }
        return switch (type(row)) {
            case "savingsplancoveredusage" -> cost(row, "savingsPlan/SavingsPlanEffectiveCost");
            case "discountedusage" -> cost(row, "reservation/EffectiveCost");
            case "rifee" ->
                sum(
                        orZero(row, "reservation/UnusedAmortizedUpfrontFeeForBillingPeriod"),
                        orZero(row, "reservation/UnusedRecurringFee"));
            case "savingsplanrecurringfee" ->
                difference(orZero(row, "savingsPlan/TotalCommitmentToDate"), orZero(row, "savingsPlan/UsedCommitment"));
            case "savingsplannegation", "savingsplanupfrontfee" -> BigDecimal.ZERO;
            case "fee" -> isReservation(row) ? BigDecimal.ZERO : cost(row, BILLED);
            default -> cost(row, BILLED);
        };
    }

    static String type(TableRow row) {
        var type = text(row, "lineItem/LineItemType");
        return type == null ? "" : type.toLowerCase(java.util.Locale.ROOT);
    }

    private static boolean isReservation(TableRow row) {
        return text(row, "reservation/ReservationARN") != null;
    }

    static @Nullable String text(TableRow row, String legacy) {
        for (var name : CurNames.both(legacy)) {
            var text = row.text(name);
            if (text != null) {
                return text;
            }
        }
        return null;
    }

    /** The cost; null if the report was made without the column, and a row that leaves it empty is unreadable. */
    private static @Nullable BigDecimal cost(TableRow row, String legacy) throws Unreadable {
        var name = present(row, legacy);
        return name == null ? null : row.mandatoryDecimal(name);
    }

    /** As {@link #cost}, where the report leaves a cell empty that means nothing was unused. */
    private static @Nullable BigDecimal orZero(TableRow row, String legacy) throws Unreadable {
        var name = present(row, legacy);
        if (name == null) {
            return null;
        }
        var value = row.decimal(name);
        return value == null ? BigDecimal.ZERO : value;
    }

    private static @Nullable String present(TableRow row, String legacy) {
        for (var name : CurNames.both(legacy)) {
            if (row.has(name)) {
                return name;
            }
        }
        return null;
    }

    private static @Nullable BigDecimal sum(@Nullable BigDecimal a, @Nullable BigDecimal b) {
        return a == null || b == null ? null : a.add(b);
    }

    private static @Nullable BigDecimal difference(@Nullable BigDecimal a, @Nullable BigDecimal b) {
        return a == null || b == null ? null : a.subtract(b);
    }
}
