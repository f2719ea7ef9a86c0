package dev.tradewind.placement.search;

import dev.tradewind.placement.TierPool;

/**
 * Prices that change with the month's volume. In the bound every gigabyte costs the same, so much that it lies below the
 * bill of every volume that could flow: where prices fall that is the chord from nothing to all of it, where they rise the
 * price of the first. What the bill is above that is added exactly when plans are compared.
 */
final class Pools {
    private Pools() {}

    /** Nano-USD per gigabyte, rounded down and one less, so that rounding of the bill cannot pass below it. */
    static long chord(TierPool pool, long mostMegabytes) {
        var least = pool.leastNanoUsdPerGigabyte();
        if (mostMegabytes <= 0) {
            return least;
        }
        // between two steps the average goes one way, so that it is least at an end of a step
        var lowest = Math.min(pool.nextNanoUsdPerGigabyte(), average(pool, mostMegabytes));
        for (var step : pool.steps()) {
            var until = step.fromMegabytes() - pool.alreadyMegabytes();
            if (until > 0 && until < mostMegabytes) {
                lowest = Math.min(lowest, average(pool, until));
            }
        }
        return Math.max(least > 0 ? 0 : Long.MIN_VALUE, lowest - 1);
    }

    private static long average(TierPool pool, long megabytes) {
        return Math.floorDiv(Math.multiplyExact(pool.nanoUsd(megabytes), 1000L), megabytes);
    }

    static long linear(Space space, long[] megabytes) {
        long sum = 0;
        for (var pool = 0; pool < megabytes.length; pool++) {
            sum += linear(space, pool, megabytes[pool]);
        }
        return sum;
    }

    static long linear(Space space, int pool, long megabytes) {
        return Math.floorDiv(Math.multiplyExact(megabytes, space.poolPrice[pool]), 1000L);
    }

    /** How much cheaper than the chord the cheapest tier would be for so many megabytes. */
    static long slack(Space space, long[] megabytes) {
        long sum = 0;
        for (var pool = 0; pool < megabytes.length; pool++) {
            var cheapest = space.pools.get(pool).leastNanoUsdPerGigabyte();
            sum += linear(space, pool, megabytes[pool])
                    - Math.floorDiv(Math.multiplyExact(megabytes[pool], cheapest), 1000L)
                    + 2;
        }
        return Math.max(0, sum);
    }
}
