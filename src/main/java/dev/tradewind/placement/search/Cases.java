package dev.tradewind.placement.search;

import dev.tradewind.placement.ProofCase;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * The bound at given prices, with what chains add to it and case by case where the price of a gigabyte depends on how many there
 * are: the case with the lowest bound is split at a volume where the price changes, for as long as that can help. The bound
 * is that of the lowest case.
 */
final class Cases {
    private static final int MOST = 16;
    /** What a split may bring at least, as a share of the bound. */
    private static final long WORTH = 20_000;

    private final Space space;
    private final Pricing pricing;
    private final Chains chains;
    private final Duals duals;
    private final boolean @Nullable [] placed;

    /**
     * @param boundNanoUsd for those who are placed
     * @param cases that it was proved by; none: at one price for every volume
     */
    record Outcome(long boundNanoUsd, List<ProofCase> cases) {}

    /** @param number in the order of their making */
    private record Case(Volumes volumes, Pricing.Response response, long bound, int number) {}

    private record Split(int pool, long at, long lost) {}

    Cases(Space space, Pricing pricing, Chains chains, Duals duals, boolean @Nullable [] placed) {
        this.space = space;
        this.pricing = pricing;
        this.chains = chains;
        this.duals = duals;
        this.placed = placed;
    }

    /** With these cases, whatever they bring; the caller sees to it that they leave nothing out. */
    long bound(List<ProofCase> cases) {
        if (cases.isEmpty()) {
            return bound(duals, pricing.at(duals, null));
        }
        return cases.stream()
                .mapToLong(
                        one -> look(new Volumes(space, one.volumes()), null, 0).bound())
                .min()
                .orElseThrow();
    }

    Outcome prove(long wanted) {
        return prove(pricing.at(duals, null), wanted, false);
    }

    /**
     * @param response at the prices
     * @param wanted a bound that would do, nano-USD
     * @param once to see whether it is reached, and not to go on where it cannot be
     */
    Outcome prove(Pricing.Response response, long wanted, boolean once) {
        var any = new Volumes(space, List.of());
        var open = new PriorityQueue<>(Comparator.comparingLong(Case::bound).thenComparingInt(Case::number));
        open.add(new Case(any, response, bound(duals, response), 0));
        var made = 1;
        while (open.size() < MOST) {
            var lowest = open.element();
            var split = lowest.bound() < wanted ? split(lowest) : null;
            if (split == null || once && open.size() == 1 && lowest.bound() + lost(lowest) < wanted) {
                break;
            }
            open.remove();
            var volumes = lowest.volumes();
            open.add(half(lowest, split.pool(), volumes.from(split.pool()), split.at(), made++));
            open.add(half(lowest, split.pool(), split.at(), volumes.to(split.pool()), made++));
        }
        var cases = open.size() == 1
                ? List.<ProofCase>of()
                : open.stream()
                        .sorted(Comparator.comparingInt(Case::number))
                        .map(one -> one.volumes().written())
                        .toList();
        return new Outcome(open.element().bound(), cases);
    }

    private Case half(Case of, int pool, long from, long to, int number) {
        var own = look(of.volumes().with(pool, from, to), of.response(), number);
        if (own.bound() >= of.bound()) {
            return own;
        }
        var same = look(of.volumes().within(pool, from, to), of.response(), number);
        return same.bound() > own.bound() ? same : own;
    }

    private Case look(Volumes volumes, Pricing.@Nullable Response last, int number) {
        var own = duals.in(volumes);
        var response = pricing.at(own, last);
        return new Case(volumes, response, bound(own, response), number);
    }

    private long bound(Duals at, Pricing.Response response) {
        return Math.addExact(pricing.bound(at, response, placed), chains.extra(at, response, placed));
    }

    /** Where the bill is most above what is counted; null: nowhere by much. */
    private @Nullable Split split(Case of) {
        Split most = null;
        for (var pool = 0; pool < space.pools.size(); pool++) {
            var volume = volume(of.response(), pool);
            var lost = of.volumes().lost(pool, volume);
            var at = kink(of.volumes(), pool);
            if (at != null && lost > Math.abs(of.bound()) / WORTH && (most == null || lost > most.lost())) {
                most = new Split(pool, at, lost);
            }
        }
        return most;
    }

    /** The volume at which the price changes and the bill is furthest above what is counted; null: the bill is a line. */
    private @Nullable Long kink(Volumes volumes, int pool) {
        return Volumes.kinks(space.pools.get(pool), volumes.from(pool), volumes.to(pool)).stream()
                .max(Comparator.comparingLong(at -> volumes.lost(pool, at)))
                .orElse(null);
    }

    private long lost(Case of) {
        long sum = 0;
        for (var pool = 0; pool < space.pools.size(); pool++) {
            sum += Math.max(0, of.volumes().lost(pool, volume(of.response(), pool)));
        }
        return sum;
    }

    private long volume(Pricing.Response response, int pool) {
        long sum = 0;
        for (var index = 0; index < space.items.length; index++) {
            var megabytes = space.items[index].tiered(response.option()[index]);
            sum += megabytes != null && Chains.isIn(placed, index) ? megabytes[pool] : 0;
        }
        return sum;
    }
}
