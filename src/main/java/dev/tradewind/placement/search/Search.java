package dev.tradewind.placement.search;

import dev.tradewind.placement.Plan;
import dev.tradewind.placement.SearchOptions;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * Prices on what is scarce give the bound, rounding them gives plans, and small neighbourhoods make the best plan better.
 * Work is counted in iterations, each of them the same amount whatever the machine: one step of the prices beside a number
 * of tries on the plan. Both read only what stood before the iteration, so that one thread or two give the same plan.
 */
final class Search {
    private static final int PATIENCE = 12;
    private static final double FIRST_AIM = 0.002;
    /** A gap that says that the prices are of no use. */
    private static final double FAR = 0.05;

    private static final int ROUND_EVERY = 25;
    private static final int PASSES = 2;
    private static final int LEAVE_EVERY = 8;
    private static final int SETTLED = 10;
    private static final int LEAST_TRIES = 20;
    private static final int PROPOSALS = 3;
    /** Temperatures in shares of the mean cost of an item. */
    private static final double HOTTEST = 0.003;

    private static final double COLDEST = 0.0003;
    private static final double COOLING = 0.96;
    private static final long EXHAUSTION_NODES = 3_000_000;
    private static final int EXHAUSTION_WORKLOADS = 24;

    private final Space space;
    private final Workers workers;
    private final SearchOptions options;
    private final Pricing pricing;
    private final Proof proof;
    private Board best;
    /** Where the annealing stands, which may be worse than the best. */
    private final Board current;

    private Duals bestDuals;
    private long bestBound;
    private Pricing.Response bestResponse;
    private long[] leaving = {};
    private Favourites favourites;
    /** Whom the best plan places, and so whom the bound is for; null: everyone. */
    private boolean @Nullable [] placed;

    private Pace pace;

    record Result(Board board, Proof.Proved proved, int iterations, Plan.StopReason reason) {
        Duals duals() {
            return proved.duals();
        }

        Pricing.Response response() {
            return proved.response();
        }
    }

    Search(Space space, Workers workers, SearchOptions options, @Nullable Plan earlier) {
        this.space = space;
        this.workers = workers;
        this.options = options;
        pricing = new Pricing(space, workers);
        proof = new Proof(space, workers);
        var start = earlier == null ? new Duals(space) : WarmStart.duals(space, earlier);
        var response = pricing.at(start, null);
        if (earlier == null && new Ascent(space).step(response, null, 1) != null) {
            start = Sweep.from(space, workers, Coarse.prices(space, workers));
            response = pricing.at(start, response);
        }
        bestDuals = start;
        favourites = Favourites.at(space, workers, start);
        bestResponse = response;
        best = earlier == null ? first() : improved(new WarmStart(space, earlier).board());
        current = best.copy();
        placed = best.placed();
        bestBound = pricing.bound(bestDuals, bestResponse, placed);
        pace = new Pace(bestBound, FIRST_AIM, PATIENCE);
        tell();
    }

    Result run() {
        sweepForThePlaced();
        var ascent = new Ascent(space);
        ascent.centre(bestDuals);
        var duals = bestDuals;
        var response = bestResponse;
        var iteration = 0;
        var reason = Plan.StopReason.ITERATIONS;
        while (true) {
            if (best.missing() == 0 && closeEnough(iteration)) {
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
            var next = ascent.step(response, placed, aim() - bestBound);
            if (next == null && best.missing() == 0 && space.items.length <= EXHAUSTION_WORKLOADS) {
                break;
            }
            var improved = workers.beside(tries(iteration));
            if (next == null) {
                improved.run();
                keep(current);
                continue;
            }
            duals = next;
            response = pricing.at(duals, response);
            improved.run();
            keep(current);
            var bound = pricing.bound(duals, response, placed);
            if (bound > bestBound) {
                bestBound = bound;
                bestDuals = duals;
                bestResponse = response;
                ascent.centre(duals);
            }
            pace.isLost(bound);
            if (iteration % ROUND_EVERY == 0 && Integer.bitCount(iteration / ROUND_EVERY) == 1) {
                keep(rounded(duals, response));
            }
        }
        if (reason != Plan.StopReason.GAP && space.items.length <= EXHAUSTION_WORKLOADS) {
            var outcome = Exhaustion.search(space, bestDuals, best, EXHAUSTION_NODES);
            if (outcome.board() != best) {
                best = outcome.board();
                tell();
            }
            reason = outcome.complete() ? Plan.StopReason.EXHAUSTED : reason;
        }
        if (Homeward.settle(space, best)) {
            tell();
        }
        var wanted = best.total() - (reason == Plan.StopReason.GAP ? asked() : 0);
        var proved = proof.best(bestDuals, bestResponse, best.placed(), wanted);
        return new Result(best, proved, iteration, reason);
    }

    /** Reads the prices of before this iteration, and nobody else touches the board meanwhile. */
    private Runnable tries(int iteration) {
        var random = new SplittableRandom(options.seed() * 1_000_003 + iteration);
        var around = new Neighbourhood(space, current);
        var prices = bestDuals;
        var response = bestResponse;
        if (iteration % LEAVE_EVERY == 1) {
            leaving = Construction.regrets(space, workers, prices);
            favourites = Favourites.at(space, workers, prices);
        }
        var now = leaving;
        var annealing = new Annealing(space, current, favourites);
        var temperature = meanCost() * Math.max(COLDEST, HOTTEST * Math.pow(COOLING, iteration - 1));
        return () -> {
            annealing.run(random, LEAST_TRIES + PROPOSALS * space.items.length, temperature);
            around.settle(prices, response, now, random, SETTLED);
            around.disturb(prices, response, now, random, LEAST_TRIES + space.items.length / 400);
        };
    }

    /** What an item costs on the mean when nothing is scarce: the scale of temperatures. */
    private double meanCost() {
        double sum = 0;
        for (var item : space.items) {
            sum += Math.abs((double) item.low[0]);
        }
        return space.items.length == 0 ? 0 : sum / space.items.length;
    }

    private void keep(Board board) {
        if (board.betterThan(best)) {
            best = board.copy();
            limit(best.placed());
            tell();
        }
    }

    /** Prices that tried in vain to make room for everyone are far from those of a plan that leaves some out. */
    private void sweepForThePlaced() {
        if (placed == null || best.total() - bestBound <= FAR * Math.abs(best.total())) {
            return;
        }
        var those = space.of(placed);
        var duals = Sweep.from(those, workers, Coarse.prices(those, workers)).in(space);
        var response = pricing.at(duals, bestResponse);
        var bound = pricing.bound(duals, response, placed);
        if (bound > bestBound) {
            bestDuals = duals;
            bestResponse = response;
            bestBound = bound;
            pace = new Pace(bound, FIRST_AIM, PATIENCE);
            keep(rounded(duals, response));
        }
    }

    /** The bound is for those who are placed: where not everyone can be, prices that asked for it would rise for ever. */
    private void limit(boolean @Nullable [] now) {
        if (!Arrays.equals(placed, now)) {
            placed = now;
            proof.forget();
            bestBound = pricing.bound(bestDuals, bestResponse, placed);
            pace = new Pace(bestBound, FIRST_AIM, PATIENCE);
        }
    }

    private void tell() {
        if (best.missing() == 0) {
            options.improved().accept(best.total());
        }
    }

    private Board first() {
        var first = rounded(bestDuals, bestResponse);
        if (first.missing() == 0) {
            return first;
        }
        var insisted = Insistence.of(space, bestDuals, first);
        return insisted == first ? first : improved(insisted);
    }

    private Board rounded(Duals duals, Pricing.Response response) {
        var rounded = improved(Construction.of(space, workers, duals, response));
        space.forgetAmongMany();
        return rounded;
    }

    private Board improved(Board board) {
        var exchange = new Exchange(space, board);
        var random = new SplittableRandom(options.seed());
        for (var pass = 0; pass < PASSES && exchange.pass(random); pass++) {}
        var around = new Neighbourhood(space, board);
        for (var pass = 0; pass < PASSES && around.moves(); pass++) {}
        Homeward.settle(space, board);
        return board;
    }

    private boolean closeEnough(int iteration) {
        return proof.isEnough(bestDuals, bestResponse, placed, best.total(), bestBound, asked(), iteration);
    }

    /** The gap that is asked for, nano-USD. */
    private long asked() {
        return (long) (Math.abs(best.total()) / 1_000_000.0 * options.gapPerMillion());
    }

    /** No higher than the best plan. */
    private double aim() {
        return Math.min(pace.target(), best.total());
    }
}
