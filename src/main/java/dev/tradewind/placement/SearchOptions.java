package dev.tradewind.placement;

import java.util.function.BooleanSupplier;
import java.util.function.LongConsumer;

/**
 * How long to search, and who is told meanwhile. Time enters only through {@code cancelled}, which is asked between
 * iterations.
 *
 * @param iterations at most this many price steps
 * @param threads how many work on it; the plan does not depend on it
 * @param gapPerMillion good enough: stop at this gap
 * @param improved told the objective, in nano-USD, of every plan that places all that can be placed and is better than those
 *     before; called by the searching thread, which waits for it
 */
public record SearchOptions(
        int iterations, long gapPerMillion, long seed, int threads, BooleanSupplier cancelled, LongConsumer improved) {
    public SearchOptions(int iterations, long gapPerMillion, long seed, int threads, BooleanSupplier cancelled) {
        this(iterations, gapPerMillion, seed, threads, cancelled, objective -> {});
    }

    public SearchOptions(int iterations, long gapPerMillion, long seed, BooleanSupplier cancelled) {
        this(iterations, gapPerMillion, seed, 1, cancelled);
    }

    public static SearchOptions of(int iterations) {
        return new SearchOptions(iterations, 0, 0, () -> false);
    }
}
