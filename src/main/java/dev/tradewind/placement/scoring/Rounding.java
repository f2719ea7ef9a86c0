package dev.tradewind.placement.scoring;

/** The one way to divide integers here: to the nearest, halves upwards. */
public final class Rounding {
    private Rounding() {}

    public static long divide(long amount, long by) {
        return Math.floorDiv(Math.addExact(amount, by / 2), by);
    }

    /** {@code a · b / by}, refusing to overflow. */
    public static long scale(long a, long b, long by) {
        return divide(Math.multiplyExact(a, b), by);
    }
}
