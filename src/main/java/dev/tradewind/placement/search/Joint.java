package dev.tradewind.placement.search;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/** The least that the runs of one chain cost together at given prices. Not shared between threads. */
final class Joint {
    /** What is not claimed of a run, nano-USD, so that whoever checks in floating point finds no less. */
    private static final long SPARE = 200_000;
    /** The same as a share of the whole. */
    private static final long SPARE_SHARE = 50_000_000;

    private final Space space;
    private final int[] heir;
    private final Duals duals;
    private final Pricing.Response response;
    private final Pricing.Scratch scratch;

    /** @param heir by item: who is counted with it, see {@link Chains} */
    Joint(Space space, int[] heir, Duals duals, Pricing.Response response) {
        this.space = space;
        this.heir = heir;
        this.duals = duals;
        this.response = response;
        scratch = new Pricing.Scratch(space);
    }

    /**
     * One option of a run.
     *
     * @param least by slot: the cheapest that ends no later, with all that comes before it; {@link Option#NEVER}: nothing does
     */
    private record Place(int site, long[] least) {}

    /** By how much the runs that lead to this one, and itself, cost more together than each alone. */
    long extra(int end) {
        var members = new ArrayList<Integer>();
        gather(end, members);
        var sites = new HashSet<Integer>();
        long alone = 0;
        for (var member : members) {
            sites.add(space.items[member].site(response.option()[member]));
            alone = Math.addExact(alone, response.value()[member]);
        }
        Map<Integer, int[]> options = new HashMap<>();
        members.forEach(member -> options.put(member, at(sites, space.items[member])));
        var some = least(members, options);
        if (some == Option.NEVER || some == alone) {
            return 0;
        }
        // whoever pays more than that above its own cheapest is in no better joint choice
        var above = some - alone;
        for (var member : members) {
            options.put(member, within(space.items[member], Math.addExact(response.value()[member], above)));
        }
        var together = least(members, options);
        return Math.max(0, together - alone - SPARE * members.size() - Math.abs(together) / SPARE_SHARE);
    }

    /** Those before it first. */
    private void gather(int index, List<Integer> members) {
        for (var edge : space.before[index]) {
            if (isCounted(edge, index)) {
                gather(edge.item(), members);
            }
        }
        members.add(index);
    }

    private boolean isCounted(Space.Edge edge, int index) {
        return heir[edge.item()] == index;
    }

    private int[] at(Set<Integer> sites, Item item) {
        return IntStream.range(0, item.options())
                .filter(option -> sites.contains(item.site(option)))
                .toArray();
    }

    private int[] within(Item item, long limit) {
        var bounded = !(item.earns && duals.pricesBudgetsOf(item));
        return IntStream.range(0, item.options())
                .filter(option -> !bounded || !Pricing.isDearer(item, option, duals, scratch, limit))
                .toArray();
    }

    private long least(List<Integer> members, Map<Integer, int[]> options) {
        Map<Integer, List<Place>> places = new HashMap<>();
        for (var member : members) {
            places.put(member, places(member, options.getOrDefault(member, new int[0]), places));
        }
        return places.getOrDefault(members.getLast(), List.of()).stream()
                .mapToLong(place -> place.least()[space.slots])
                .min()
                .orElse(Option.NEVER);
    }

    private List<Place> places(int index, int[] options, Map<Integer, List<Place>> earlier) {
        var item = space.items[index];
        var places = new ArrayList<Place>();
        for (var number : options) {
            var before = before(index, item.site(number), earlier);
            var option = space.seen(item, number);
            places.add(new Place(
                    item.site(number), item.pieced ? pieces(item, option, before) : whole(item, option, before)));
        }
        return places;
    }

    /** By slot: the least that all before it cost, if it starts then at this site, with what they hand on. */
    private long[] before(int index, int site, Map<Integer, List<Place>> earlier) {
        var sum = new long[space.slots + 1];
        for (var edge : space.before[index]) {
            if (!isCounted(edge, index)) {
                continue;
            }
            var least = never();
            for (var place : earlier.getOrDefault(edge.item(), List.of())) {
                var handedOn = space.passing(edge, space.items[index], place.site(), site);
                for (var slot = 0; handedOn >= 0 && slot < least.length; slot++) {
                    if (place.least()[slot] != Option.NEVER) {
                        least[slot] = Math.min(least[slot], place.least()[slot] + handedOn);
                    }
                }
            }
            for (var slot = 0; slot < sum.length; slot++) {
                sum[slot] = sum[slot] == Option.NEVER || least[slot] == Option.NEVER
                        ? Option.NEVER
                        : sum[slot] + least[slot];
            }
        }
        return sum;
    }

    private long[] whole(Item item, Option option, long[] before) {
        var costs = scratch.scan.starts(item, option, duals);
        var least = never();
        for (var start = 0; start < costs.length; start++) {
            var earlier = before[item.first + start];
            if (costs[start] != Option.NEVER && earlier != Option.NEVER) {
                var end = item.first + start + item.duration;
                least[end] = Math.min(least[end], costs[start] + earlier);
            }
        }
        for (var slot = 1; slot < least.length; slot++) {
            least[slot] = Math.min(least[slot], least[slot - 1]);
        }
        return least;
    }

    /** As if it could end as early as its window allows, and begin as late. */
    private long[] pieces(Item item, Option option, long[] before) {
        scratch.scan.best(item, option, duals, null, 0, space.slots);
        var least = never();
        var earlier = before[item.first + item.span - item.duration];
        if (scratch.scan.value != Option.NEVER && earlier != Option.NEVER) {
            Arrays.fill(least, item.first + item.duration, least.length, scratch.scan.value + earlier);
        }
        return least;
    }

    private long[] never() {
        var never = new long[space.slots + 1];
        Arrays.fill(never, Option.NEVER);
        return never;
    }
}
