package dev.tradewind.planning;

import dev.tradewind.quantity.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** Between what people read and the whole numbers that the engine counts with. */
final class Units {
    private Units() {}

    static long nanoUsd(BigDecimal usd) {
        return new Money(usd, "USD").nanos();
    }

    static long thousandths(double value) {
        return Math.round(value * 1000);
    }

    static long thousandths(BigDecimal value) {
        return value.scaleByPowerOfTen(3).setScale(0, RoundingMode.HALF_UP).longValueExact();
    }

    static long mebibytes(double gib) {
        return Math.round(gib * 1024);
    }

    /** Gigabytes of 10⁹ bytes to megabytes of 10⁶. */
    static long megabytes(BigDecimal gigabytes) {
        return thousandths(gigabytes);
    }

    static double kilograms(long milligrams) {
        return milligrams / 1_000_000.0;
    }
}
