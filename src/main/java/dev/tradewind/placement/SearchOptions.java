package dev.tradewind.placement;

import java.util.function.BooleanSupplier;

/**
 * How long to search. Time enters only through {@code cancelled}, which is asked between iterations.
 *
 * @param iterations at most this many price steps
 * @param gapPerMillion good enough: stop at this gap
 */
public record SearchOptions(int iterations, long gapPerMillion, long seed, BooleanSupplier cancelled) {
    public static SearchOptions of(int iterations) {
        return new SearchOptions(iterations, 0, 0, () -> false);
    }
}
