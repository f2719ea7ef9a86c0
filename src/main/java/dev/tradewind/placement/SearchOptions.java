package dev.tradewind.placement;

import java.util.function.BooleanSupplier;

/**
 * How long to search. Time enters only through {@code cancelled}, which is asked between iterations.
 *
 * @param iterations at most this many price steps
 * @param threads how many work on it; the plan does not depend on it
 * @param gapPerMillion good enough: stop at this gap
 */
public record SearchOptions(int iterations, long gapPerMillion, long seed, int threads, BooleanSupplier cancelled) {
    public SearchOptions(int iterations, long gapPerMillion, long seed, BooleanSupplier cancelled) {
        this(iterations, gapPerMillion, seed, 1, cancelled);
    }

    public static SearchOptions of(int iterations) {
        return new SearchOptions(iterations, 0, 0, () -> false);
    }
}
