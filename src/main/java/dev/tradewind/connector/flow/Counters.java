package dev.tradewind.connector.flow;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Counters only grow; one that fell has begun anew at 0. */
public final class Counters {
    private Counters() {}

    /** What was counted between two readings, in whole units. */
    public static long increase(BigDecimal before, BigDecimal now) {
        var grown = now.compareTo(before) >= 0 ? now.subtract(before) : now;
        return grown.setScale(0, RoundingMode.HALF_EVEN).longValueExact();
    }
}
