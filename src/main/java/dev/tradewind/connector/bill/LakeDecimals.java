package dev.tradewind.connector.bill;

import dev.tradewind.cost.Charge;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/** The lake keeps DECIMAL(38,20): up to 18 digits before the point, and 20 behind it, rounded half to even. */
public final class LakeDecimals {
    private static final int SCALE = 20;
    private static final int INTEGER_DIGITS = 18;

    private LakeDecimals() {}

    public static @Nullable BigDecimal store(@Nullable BigDecimal value) {
        return value == null || value.scale() <= SCALE ? value : value.setScale(SCALE, RoundingMode.HALF_EVEN);
    }

    static boolean fits(@Nullable BigDecimal value) {
        return value == null || value.precision() - value.scale() <= INTEGER_DIGITS;
    }

    static boolean rounds(Charge charge) {
        return rounds(charge.billedCost())
                || rounds(charge.effectiveCost())
                || rounds(charge.listCost())
                || rounds(charge.contractedCost())
                || rounds(charge.pricingQuantity())
                || rounds(charge.consumedQuantity());
    }

    /** Zeros behind the twentieth decimal are lost without any loss of value, and do not count. */
    private static boolean rounds(@Nullable BigDecimal value) {
        return value != null
                && value.scale() > SCALE
                && value.stripTrailingZeros().scale() > SCALE;
    }
}
