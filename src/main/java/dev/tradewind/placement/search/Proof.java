package dev.tradewind.placement.search;

import dev.tradewind.placement.ProofCase;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The best bound of a search with the prices that prove it. What chains and tiers add to the bound of the prices is dear to
 * work out: it is asked for where it may be what is missing, and in the end.
 */
final class Proof {
    /** So many times the asked gap may be missing for a closer look. */
    private static final int NEAR = 3;
    /** Iterations between two looks. */
    private static final int EVERY = 4;

    private final Space space;
    private final Pricing pricing;
    private final Chains chains;
    private @Nullable Duals looked;
    private boolean @Nullable [] lookedFor;
    private @Nullable Proved proved;

    /** @param nanoUsd for whom the best plan places */
    record Proved(Duals duals, Pricing.Response response, long nanoUsd, List<ProofCase> cases) {}

    Proof(Space space, Workers workers) {
        this.space = space;
        pricing = new Pricing(space, workers);
        chains = new Chains(space, workers);
    }

    /** For other workloads than before. */
    void forget() {
        looked = null;
        proved = null;
    }

    /**
     * @param bound of these prices alone
     * @param asked the gap that is asked for, nano-USD
     */
    boolean isEnough(
            Duals duals,
            Pricing.Response response,
            boolean @Nullable [] placed,
            long objective,
            long bound,
            long asked,
            int iteration) {
        if (objective - bound <= asked) {
            return true;
        }
        if (duals != looked && objective - bound <= NEAR * asked && iteration % EVERY == 0 && addsAnything()) {
            look(duals, response, placed, objective - asked, true);
        }
        return proved != null && objective - proved.nanoUsd() <= asked;
    }

    private boolean addsAnything() {
        return !chains.isEmpty() || !space.pools.isEmpty();
    }

    /**
     * @param placed by the final plan
     * @param wanted a bound that would do, nano-USD
     */
    Proved best(Duals duals, Pricing.Response response, boolean @Nullable [] placed, long wanted) {
        var before = proved;
        if (before != null && before.nanoUsd() >= wanted && isFor(placed)) {
            return before;
        }
        forget();
        var last = look(duals, response, placed, wanted, false);
        return before == null || before.duals() == duals
                ? last
                : look(before.duals(), before.response(), placed, wanted, false);
    }

    private boolean isFor(boolean @Nullable [] placed) {
        return Arrays.equals(lookedFor, placed);
    }

    private Proved look(
            Duals duals, Pricing.Response response, boolean @Nullable [] placed, long wanted, boolean once) {
        looked = duals;
        lookedFor = placed;
        var outcome = new Cases(space, pricing, chains, duals, placed).prove(response, wanted, once);
        var best = proved;
        if (best == null || outcome.boundNanoUsd() > best.nanoUsd()) {
            best = new Proved(duals, response, outcome.boundNanoUsd(), outcome.cases());
        }
        proved = best;
        return best;
    }
}
