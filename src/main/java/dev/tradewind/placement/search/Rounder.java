package dev.tradewind.placement.search;

import java.util.Comparator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** From prices to a plan: those that would lose most by waiting choose first, and nobody takes what is not there. */
final class Rounder {
    private Rounder() {}

    static Draft round(Space space, Prices prices) {
        var occupancy = new Occupancy(space.sites, space.slots);
        var regret = new long[space.entries.length];
        for (var index = 0; index < regret.length; index++) {
            regret[index] = space.regret(space.entries[index], prices);
        }
        var order = IntStream.range(0, regret.length)
                .boxed()
                .sorted(Comparator.<Integer>comparingLong(index -> -regret[index])
                        .thenComparing(index -> index))
                .toList();
        @Nullable Pick[] picks = new Pick[regret.length];
        for (var index : order) {
            var entry = space.entries[index];
            var pick = space.cheapestFitting(entry, prices, occupancy);
            if (pick != null) {
                occupancy.take(entry, pick);
            }
            picks[index] = pick;
        }
        return Improvement.of(space, new Draft(picks), occupancy);
    }
}
