package dev.tradewind.placement.search;

import java.util.Arrays;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * Tries every combination that could still be better than the best plan, in the order of priced cost. A branch is cut when
 * what is chosen plus the cheapest of what remains, both priced, less the value of all capacity, is no better: that is a
 * lower bound on all plans below it. Ends early after a fixed number of nodes.
 */
final class Exhaustion {
    private final Space space;
    private final Pick[][] choices;
    private final long[] cheapestRest;
    private final long capacityValue;
    private final Occupancy occupancy;
    private final @Nullable Pick[] path;
    private @Nullable Draft best;
    private long bestCost;
    private long nodes;

    private Exhaustion(Space space, Prices prices, Draft start, long nodes) {
        this.space = space;
        this.nodes = nodes;
        best = start.missing() == 0 ? start : null;
        bestCost = best == null ? Long.MAX_VALUE : best.cost();
        capacityValue = Bound.capacityValue(space, prices);
        occupancy = new Occupancy(space.sites, space.slots);
        path = new Pick[space.entries.length];
        choices = new Pick[space.entries.length][];
        cheapestRest = new long[space.entries.length + 1];
        for (var index = choices.length - 1; index >= 0; index--) {
            choices[index] = sorted(space.entries[index], prices);
            cheapestRest[index] = cheapestRest[index + 1] + choices[index][0].priced();
        }
    }

    /**
     * @param draft the best plan so far, a better one when found
     * @param complete whether every combination was covered: then no plan is better
     */
    record Outcome(Draft draft, boolean complete) {}

    static Outcome search(Space space, Prices prices, Draft start, long nodes) {
        var search = new Exhaustion(space, prices, start, nodes);
        search.descend(0, 0);
        var complete = search.nodes > 0;
        return new Outcome(search.best == null ? start : search.best, complete && search.best != null);
    }

    private void descend(int index, long priced) {
        if (index == choices.length) {
            var draft = new Draft(path.clone());
            if (draft.cost() < bestCost) {
                best = draft;
                bestCost = draft.cost();
            }
            return;
        }
        for (var pick : choices[index]) {
            if (--nodes <= 0) {
                return;
            }
            var soFar = priced + pick.priced();
            if (bestCost != Long.MAX_VALUE && soFar + cheapestRest[index + 1] - capacityValue >= bestCost) {
                return;
            }
            if (occupancy.fits(space.entries[index], pick.option(), pick.start())) {
                occupancy.take(space.entries[index], pick);
                path[index] = pick;
                descend(index + 1, soFar);
                occupancy.giveBack(space.entries[index], pick);
            }
        }
    }

    private static Pick[] sorted(Entry entry, Prices prices) {
        var picks = new java.util.ArrayList<Pick>();
        if (entry.free() != null) {
            picks.add(entry.free());
        }
        for (var option : entry.limited()) {
            for (var start : option.starts()) {
                var cost = option.score().objective(start);
                picks.add(new Pick(option, start, cost, cost + prices.of(entry, option.site(), start)));
            }
        }
        var array = picks.toArray(Pick[]::new);
        Arrays.sort(
                array,
                Comparator.comparingLong(Pick::priced)
                        .thenComparing(pick -> pick.option().site())
                        .thenComparing(Pick::start));
        return array;
    }
}
