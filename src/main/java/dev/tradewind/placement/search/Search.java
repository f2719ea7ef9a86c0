package dev.tradewind.placement.search;

import dev.tradewind.placement.Plan;
import dev.tradewind.placement.SearchOptions;
import java.util.function.IntPredicate;

/**
 * Prices on scarce capacity give the bound, rounding them gives the plan, and both get better in turn. Deterministic work
 * is counted in price steps.
 */
final class Search {
    private static final int PATIENCE = 4;
    private static final int ROUND_EVERY = 10;
    private static final long EXHAUSTION_NODES = 400_000;
    private static final int EXHAUSTION_WORKLOADS = 24;

    private Search() {}

    /**
     * @param boundNanoUsd over the workloads that the draft places
     */
    record Result(Draft draft, Prices prices, long boundNanoUsd, int iterations, Plan.StopReason reason) {}

    static Result run(Space space, SearchOptions options) {
        var prices = new Prices(Math.max(1, space.sites.size()), space.slots);
        var best = Rounder.round(space, prices);
        var bestPrices = prices;
        var bestBound = Bound.of(space, prices, all -> true);
        var length = 1.0;
        var stale = 0;
        var iteration = 0;
        var reason = Plan.StopReason.ITERATIONS;
        while (true) {
            if (best.missing() == 0 && closeEnough(best.cost(), bestBound, options.gapPerMillion())) {
                reason = Plan.StopReason.GAP;
                break;
            }
            if (iteration >= options.iterations()) {
                break;
            }
            if (options.cancelled().getAsBoolean()) {
                reason = Plan.StopReason.CANCELLED;
                break;
            }
            iteration++;
            var picks = new Pick[space.entries.length];
            for (var index = 0; index < picks.length; index++) {
                picks[index] = space.cheapest(space.entries[index], prices);
            }
            var next = PriceStep.from(space, prices, picks, length, target(space, best) - (double) bestBound);
            if (next == prices) {
                break;
            }
            prices = next;
            var bound = Bound.of(space, prices, all -> true);
            if (bound > bestBound) {
                bestBound = bound;
                bestPrices = prices;
                stale = 0;
            } else if (++stale >= PATIENCE) {
                length /= 2;
                stale = 0;
                prices = bestPrices;
            }
            if (Integer.bitCount(iteration) == 1 || iteration % ROUND_EVERY == 0) {
                var draft = Rounder.round(space, prices);
                best = draft.betterThan(best) ? draft : best;
            }
        }
        if (reason != Plan.StopReason.GAP && space.entries.length <= EXHAUSTION_WORKLOADS) {
            var outcome = Exhaustion.search(space, bestPrices, best, EXHAUSTION_NODES);
            best = outcome.draft();
            reason = outcome.complete() ? Plan.StopReason.EXHAUSTED : reason;
        }
        var placed = best;
        IntPredicate included = index -> placed.picks()[index] != null;
        return new Result(best, bestPrices, Bound.of(space, bestPrices, included), iteration, reason);
    }

    private static boolean closeEnough(long cost, long bound, long perMillion) {
        return cost - bound <= Math.abs(cost) / 1_000_000.0 * perMillion;
    }

    /** What the step aims at. Workloads that found no room yet count twice their own best; this shapes steps only. */
    private static double target(Space space, Draft draft) {
        var nothing = new Prices(Math.max(1, space.sites.size()), space.slots);
        double target = draft.cost();
        for (var index = 0; index < space.entries.length; index++) {
            if (draft.picks()[index] == null) {
                target += 2.0
                        * Math.abs(space.cheapest(space.entries[index], nothing).cost());
            }
        }
        return target;
    }
}
