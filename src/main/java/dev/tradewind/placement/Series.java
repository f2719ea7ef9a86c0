package dev.tradewind.placement;

import java.util.Arrays;

/**
 * One whole number per slot of the horizon, some of which may be unknown. Unknown is never read as zero: {@link #at}
 * refuses it.
 */
public final class Series {
    private static final long UNKNOWN = Long.MIN_VALUE;
    private final long[] values;

    private Series(long[] values) {
        this.values = values;
    }

    public static Series of(long... values) {
        return new Series(values.clone());
    }

    public static Series flat(int slots, long value) {
        var values = new long[slots];
        Arrays.fill(values, value);
        return new Series(values);
    }

    public static Series unknown(int slots) {
        return flat(slots, UNKNOWN);
    }

    /** A copy in which one slot has another value. */
    public Series with(int slot, long value) {
        var copy = values.clone();
        copy[slot] = value;
        return new Series(copy);
    }

    public int slots() {
        return values.length;
    }

    /** Whether every slot has a value. */
    public boolean isAllKnown() {
        for (var value : values) {
            if (value == UNKNOWN) {
                return false;
            }
        }
        return true;
    }

    public boolean isKnown(int slot) {
        return values[slot] != UNKNOWN;
    }

    public long at(int slot) {
        if (values[slot] == UNKNOWN) {
            throw new IllegalStateException("slot " + slot + " is unknown. Maybe ask isKnown first?");
        }
        return values[slot];
    }

    /** The largest known value, or 0 when none is known. */
    public long max() {
        return Arrays.stream(values).filter(v -> v != UNKNOWN).max().orElse(0);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Series series && Arrays.equals(values, series.values);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(values);
    }

    @Override
    public String toString() {
        return "Series" + Arrays.toString(values);
    }
}
