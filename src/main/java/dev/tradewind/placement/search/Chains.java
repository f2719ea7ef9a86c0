package dev.tradewind.placement.search;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What chains add to the bound. In it each run chooses for itself, as if handing data on were free and nobody had to wait
 * for the one before. Here the runs of a chain choose together, places and times, at the same prices: the least sum, exact,
 * by dynamic programming along the chain. Where several runs wait for one, it counts for the one that gets most from it.
 */
final class Chains {
    private final Space space;
    private final Workers workers;

    Chains(Space space, Workers workers) {
        this.space = space;
        this.workers = workers;
    }

    boolean isEmpty() {
        return Arrays.stream(space.after).allMatch(edges -> edges.length == 0);
    }

    /**
     * @param response at these prices
     * @param included for whom the bound is, by item; null: for all
     * @return nano-USD to add to the bound, at least 0
     */
    long extra(Duals duals, Pricing.Response response, boolean @Nullable [] included) {
        var heir = heirs(included);
        var ends = ends(heir);
        var extra = new long[ends.length];
        workers.each(
                ends.length,
                () -> new Joint(space, heir, duals, response),
                (at, joint) -> extra[at] = joint.extra(ends[at]));
        return Arrays.stream(extra).reduce(0, Math::addExact);
    }

    /** By item: who of those that wait for it is counted with it; -1: nobody. */
    private int[] heirs(boolean @Nullable [] included) {
        var heir = new int[space.items.length];
        Arrays.fill(heir, -1);
        for (var index = 0; index < space.after.length; index++) {
            long most = -1;
            for (var edge : space.after[index]) {
                if (isRun(included, index) && isRun(included, edge.item()) && edge.megabytes() > most) {
                    most = edge.megabytes();
                    heir[index] = edge.item();
                }
            }
        }
        return heir;
    }

    private boolean isRun(boolean @Nullable [] included, int index) {
        return !space.items[index].service && isIn(included, index);
    }

    /** Those who wait for somebody, and nobody waits for them. */
    private static int[] ends(int[] heir) {
        var waits = new boolean[heir.length];
        for (var next : heir) {
            if (next >= 0) {
                waits[next] = true;
            }
        }
        return IntStream.range(0, heir.length)
                .filter(index -> waits[index] && heir[index] < 0)
                .toArray();
    }

    static boolean isIn(boolean @Nullable [] included, int index) {
        return included == null || included[index];
    }
}
