package dev.tradewind.peers;

import dev.tradewind.placement.PlacementEngine;
import dev.tradewind.placement.PlacementProblem;
import dev.tradewind.placement.Plan;
import dev.tradewind.placement.SearchOptions;

/**
 * The engine on the same problem. Its time begins before the engine is made and counts until the search holds a plan of that
 * objective; writing plan and explanations down comes after it.
 *
 * @param plan of the whole search
 */
record Ours(Plan plan, Trace trace) {
    private static final int ITERATIONS = 100_000_000;

    /**
     * @param target stops once this is reached, though not before {@code least}
     * @param least seconds that it searches in any case
     * @param most seconds after which it gives up
     */
    static Ours of(PlacementProblem problem, long target, double least, double most, long seed) {
        var trace = new Trace();
        var plan = new PlacementEngine(problem)
                .plan(new SearchOptions(
                        ITERATIONS,
                        0,
                        seed,
                        Runtime.getRuntime().availableProcessors(),
                        () -> trace.seconds() > most
                                || trace.seconds() > least
                                        && trace.first(target).isPresent(),
                        trace::reached));
        return new Ours(plan, trace);
    }
}
