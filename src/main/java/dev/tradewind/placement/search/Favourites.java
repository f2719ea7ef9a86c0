package dev.tradewind.placement.search;

import java.util.Arrays;

/** For every item the few options that are cheapest at prices, by a floor: where it is worth trying to put it. */
final class Favourites {
    private static final int MOST = 16;
    private final int[][] options;

    private Favourites(int[][] options) {
        this.options = options;
    }

    static Favourites at(Space space, Workers workers, Duals duals) {
        var options = new int[space.items.length][];
        workers.each(options.length, () -> new long[MOST], (index, value) -> {
            options[index] = cheapest(space.items[index], duals, value);
        });
        return new Favourites(options);
    }

    /** Cheapest first. */
    int[] of(int index) {
        return options[index];
    }

    private static int[] cheapest(Item item, Duals duals, long[] value) {
        var found = new int[Math.min(MOST, item.options())];
        var count = 0;
        for (var option = 0; option < item.options(); option++) {
            // Prices only add.
            if (count == found.length && item.low[option] >= value[count - 1]) {
                break;
            }
            var priced = item.low[option] + duals.atLeast(item, item.site(option));
            if (count == found.length && priced >= value[count - 1]) {
                continue;
            }
            var at = count == found.length ? count - 1 : count++;
            while (at > 0 && value[at - 1] > priced) {
                value[at] = value[at - 1];
                found[at] = found[at - 1];
                at--;
            }
            value[at] = priced;
            found[at] = option;
        }
        return Arrays.copyOf(found, count);
    }
}
