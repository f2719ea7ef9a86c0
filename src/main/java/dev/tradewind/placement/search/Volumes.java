package dev.tradewind.placement.search;

import dev.tradewind.placement.ProofCase;
import dev.tradewind.placement.TierPool;
import dev.tradewind.placement.VolumeRange;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One case of a proof: in some pools no less and no more than so much flows. Over such a range a line lies below the bill: its
 * slope is what a gigabyte costs in the bound, its height at nothing is added once.
 */
final class Volumes {
    private final Space space;
    /** By pool; null: any volume, at the price of {@link Space#poolPrice}. */
    private final @Nullable VolumeRange[] ranges;

    private final long height;

    Volumes(Space space, List<VolumeRange> ranges) {
        this.space = space;
        this.ranges = new VolumeRange[space.pools.size()];
        long sum = 0;
        for (var range : ranges) {
            var pool = pool(range.pool());
            this.ranges[pool] = range;
            sum += height(space.pools.get(pool), range);
        }
        height = sum;
    }

    private int pool(String id) {
        for (var pool = 0; pool < ranges.length; pool++) {
            if (space.pools.get(pool).id().equals(id)) {
                return pool;
            }
        }
        throw new IllegalArgumentException(
                "a case of the proof speaks of '" + id + "'. Maybe it is of another problem?");
    }

    /** Nano-USD by which the bill is above the price at the least, rounded down. */
    private static long height(TierPool pool, VolumeRange range) {
        var least = Math.min(above(pool, range, range.fromMegabytes()), above(pool, range, range.toMegabytes()));
        for (var megabytes : kinks(pool, range.fromMegabytes(), range.toMegabytes())) {
            least = Math.min(least, above(pool, range, megabytes));
        }
        // rounding of the bill cannot pass below it
        return Math.floorDiv(least, 1000L) - 1;
    }

    private static long above(TierPool pool, VolumeRange range, long megabytes) {
        return Math.subtractExact(
                Math.multiplyExact(pool.nanoUsd(megabytes), 1000L),
                Math.multiplyExact(megabytes, range.nanoUsdPerGigabyte()));
    }

    /** Volumes strictly between two at which the price of the next gigabyte changes. */
    static List<Long> kinks(TierPool pool, long from, long to) {
        var kinks = new ArrayList<Long>();
        for (var step : pool.steps()) {
            var at = step.fromMegabytes() - pool.alreadyMegabytes();
            if (at > from && at < to) {
                kinks.add(at);
            }
        }
        return kinks;
    }

    /** What is the same for all choices, nano-USD. */
    long height() {
        return height;
    }

    /** Nano-USD that a choice costs more than at the pools' own prices. */
    long dearer(long @Nullable [] megabytes) {
        long sum = 0;
        for (var pool = 0; megabytes != null && pool < ranges.length; pool++) {
            var range = ranges[pool];
            if (range != null && megabytes[pool] != 0) {
                sum += Math.floorDiv(Math.multiplyExact(megabytes[pool], range.nanoUsdPerGigabyte()), 1000L)
                        - Pools.linear(space, pool, megabytes[pool]);
            }
        }
        return sum;
    }

    long from(int pool) {
        var range = ranges[pool];
        return range == null ? 0 : range.fromMegabytes();
    }

    long to(int pool) {
        var range = ranges[pool];
        return range == null ? space.poolMost[pool] : range.toMegabytes();
    }

    private long price(int pool) {
        var range = ranges[pool];
        return range == null ? space.poolPrice[pool] : range.nanoUsdPerGigabyte();
    }

    /** Nano-USD by which a pool's bill is above what the bound counts for so much. */
    long lost(int pool, long megabytes) {
        var range = ranges[pool];
        var of = space.pools.get(pool);
        var within = Math.clamp(megabytes, from(pool), to(pool));
        var counted =
                Math.floorDiv(Math.multiplyExact(within, price(pool)), 1000L) + (range == null ? 0 : height(of, range));
        return of.nanoUsd(within) - counted;
    }

    /** The same with another range for a pool, at the price of the line through its ends. */
    Volumes with(int pool, long from, long to) {
        var of = space.pools.get(pool);
        var slope = Math.floorDiv(
                Math.multiplyExact(Math.subtractExact(of.nanoUsd(to), of.nanoUsd(from)), 1000L), to - from);
        return with(pool, new VolumeRange(of.id(), from, to, slope));
    }

    /** The same with another range for a pool, at the price that there is. */
    Volumes within(int pool, long from, long to) {
        return with(pool, new VolumeRange(space.pools.get(pool).id(), from, to, price(pool)));
    }

    private Volumes with(int pool, VolumeRange range) {
        var all = ranges.clone();
        all[pool] = range;
        return new Volumes(space, PlanSearch.present(all));
    }

    ProofCase written() {
        return new ProofCase(PlanSearch.present(ranges));
    }
}
