package dev.tradewind.placement.search;

import dev.tradewind.placement.TierPool;

/**
 * Prices that fall with the month's volume. In the bound every gigabyte costs the same: the chord from nothing to all that
 * could flow lies below a concave bill. What the bill is above that is added exactly when plans are compared.
 */
final class Pools {
    private Pools() {}

    /** Nano-USD per gigabyte, rounded down and one less, so that rounding of the bill cannot pass below it. */
    static long chord(TierPool pool, long mostMegabytes) {
        return mostMegabytes <= 0
                ? pool.steps().getLast().nanoUsdPerGigabyte()
                : Math.max(
                        pool.steps().getLast().nanoUsdPerGigabyte() > 0 ? 0 : Long.MIN_VALUE,
                        Math.floorDiv(Math.multiplyExact(pool.nanoUsd(mostMegabytes), 1000L), mostMegabytes) - 1);
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
            var cheapest = space.pools.get(pool).steps().getLast().nanoUsdPerGigabyte();
            sum += linear(space, pool, megabytes[pool])
                    - Math.floorDiv(Math.multiplyExact(megabytes[pool], cheapest), 1000L)
                    + 2;
        }
        return Math.max(0, sum);
    }
}
