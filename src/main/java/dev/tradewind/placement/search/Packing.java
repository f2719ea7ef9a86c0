package dev.tradewind.placement.search;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Services that nothing but capacity ties to others, in a crowd: one moves to one of its favourite sites, or changes places
 * with one that stands there. A service takes the same in every slot, so that what a site's crowd costs is a function of
 * three sums, convex and piecewise linear, and millions of moves are tried in a second.
 */
final class Packing {
    private static final int DRAWS = 2;
    private static final int QUANTILES = 1024;
    private static final int R = Space.RESOURCES;
    private final Space space;
    private final Crowd crowd;
    private final int slots;
    private final int sites;
    private final int[] index;
    private final double[] demand;
    /** By service and site: what it costs there; infinite where it may not stand. */
    private final double[] cost;

    private final short[][] favourites;
    private final int[] at;
    /** By site and resource: of these services. */
    private final double[] use;

    private final double[] threshold;
    private final double[] slope;
    private final double[] offset;
    private final int[] step;
    private final int[][] residents;
    private final int[] count;
    private final int[] seat;
    private final double[] quantile = new double[QUANTILES];

    /**
     * @param services indices of items
     * @param favourites by item
     */
    Packing(Space space, Crowd crowd, int[] services, Favourites favourites, Pricing.Response response) {
        this.space = space;
        this.crowd = crowd;
        slots = space.slots;
        sites = space.sites.size();
        index = services;
        demand = new double[index.length * R];
        cost = new double[index.length * sites];
        Arrays.fill(cost, Double.POSITIVE_INFINITY);
        this.favourites = new short[index.length][];
        at = new int[index.length];
        use = new double[sites * R];
        threshold = new double[use.length * slots];
        slope = new double[use.length * (slots + 1)];
        offset = new double[slope.length];
        step = new int[use.length];
        residents = new int[sites][16];
        count = new int[sites];
        seat = new int[index.length];
        for (var one = 0; one < index.length; one++) {
            var item = space.items[index[one]];
            know(one, item, favourites.of(index[one]));
            var site = item.site(response.option()[index[one]]);
            if (cost[one * sites + site] == Double.POSITIVE_INFINITY) {
                site = this.favourites[one][0];
            }
            sit(one, site);
            crowd.add(item, site, new int[] {0, slots}, 1);
        }
        for (var quantum = 0; quantum < QUANTILES; quantum++) {
            quantile[quantum] = -Math.log((quantum + 0.5) / QUANTILES);
        }
    }

    private void know(int one, Item item, int[] best) {
        for (var resource = 0; resource < R; resource++) {
            demand[one * R + resource] = item.demand[resource];
        }
        for (var option = 0; option < item.options(); option++) {
            if (!item.spot(option)) {
                cost[one * sites + item.site(option)] = item.low[option];
            }
        }
        favourites[one] = new short[best.length];
        for (var rank = 0; rank < best.length; rank++) {
            favourites[one][rank] = (short) item.site(best[rank]);
        }
    }

    int count() {
        return index.length;
    }

    int item(int one) {
        return index[one];
    }

    /** Where it stands. */
    Pick pick(int one) {
        var item = space.items[index[one]];
        var option = item.optionAt(at[one], sites);
        return Seeker.pick(item, option, space.made(item, option), new int[] {0, item.duration});
    }

    /** @param temperature nano-USD */
    void run(SplittableRandom random, int proposals, double temperature) {
        if (index.length == 0) {
            return;
        }
        look();
        var before = use.clone();
        for (var proposal = 0; proposal < proposals; proposal++) {
            propose(random, temperature);
        }
        for (var row = 0; row < use.length; row++) {
            var more = use[row] - before[row];
            for (var cell = row * slots; more != 0 && cell < (row + 1) * slots; cell++) {
                crowd.excess[cell] += more;
            }
        }
    }

    /** What the crowd of a row costs, as a function of these services' sum: at each slot's threshold it gets steeper. */
    private void look() {
        var order = new long[slots];
        for (var row = 0; row < use.length; row++) {
            var some = false;
            for (var slot = 0; slot < slots; slot++) {
                var cell = row * slots + slot;
                some |= crowd.dearth[cell] > 0;
                // Room for them in this slot, and the slot, in one number to sort by.
                order[slot] = (long) (use[row] - crowd.excess[cell]) << 16 | slot;
            }
            Arrays.sort(order);
            double steep = 0;
            double less = 0;
            slope[row * (slots + 1)] = 0;
            offset[row * (slots + 1)] = 0;
            for (var rank = 0; rank < slots; rank++) {
                var cell = row * slots + (int) (order[rank] & 0xFFFF);
                var room = some ? use[row] - crowd.excess[cell] : Double.MAX_VALUE;
                threshold[row * slots + rank] = room;
                steep += crowd.dearth[cell];
                less += some ? crowd.dearth[cell] * room : 0;
                slope[row * (slots + 1) + rank + 1] = steep;
                offset[row * (slots + 1) + rank + 1] = less;
            }
            step[row] = 0;
            step[row] = stepAt(row, use[row]);
        }
    }

    private int stepAt(int row, double sum) {
        var rank = step[row];
        var base = row * slots;
        while (rank < slots && threshold[base + rank] < sum) {
            rank++;
        }
        while (rank > 0 && threshold[base + rank - 1] >= sum) {
            rank--;
        }
        return rank;
    }

    private double more(int row, double units) {
        if (units == 0) {
            return 0;
        }
        var sum = use[row] + units;
        var base = row * (slots + 1);
        var then = stepAt(row, sum);
        var now = step[row];
        return slope[base + then] * sum - offset[base + then] - (slope[base + now] * use[row] - offset[base + now]);
    }

    private void propose(SplittableRandom random, double temperature) {
        var bits = random.nextLong();
        var one = (int) ((bits >>> 32) * index.length >>> 32);
        var targets = favourites[one];
        var low = (int) bits;
        int to = targets[Math.min((low & 0xFFFF) * targets.length >>> 16, (low >>> 16) * targets.length >>> 16)];
        var from = at[one];
        if (to == from) {
            return;
        }
        bits = random.nextLong();
        var limit = temperature * quantile[(int) (bits >>> 54)];
        var own = cost[one * sites + to] - cost[one * sites + from];
        if (own + move(one, from, to) <= limit) {
            stand(one);
            sit(one, to);
            return;
        }
        for (var draw = 0; draw < DRAWS && count[to] > 0; draw++) {
            bits = bits * 6364136223846793005L + 1442695040888963407L;
            var other = residents[to][(int) ((bits >>> 32) * count[to] >>> 32)];
            var both = own + cost[other * sites + from] - cost[other * sites + to];
            if (both < Double.POSITIVE_INFINITY && both + exchange(one, other, from, to) <= limit) {
                stand(one);
                stand(other);
                sit(one, to);
                sit(other, from);
                return;
            }
        }
    }

    private double move(int one, int from, int to) {
        double sum = 0;
        for (var resource = 0; resource < R; resource++) {
            var units = demand[one * R + resource];
            sum += more(from * R + resource, -units) + more(to * R + resource, units);
        }
        return sum;
    }

    private double exchange(int one, int other, int from, int to) {
        double sum = 0;
        for (var resource = 0; resource < R; resource++) {
            var units = demand[one * R + resource] - demand[other * R + resource];
            sum += more(from * R + resource, -units) + more(to * R + resource, units);
        }
        return sum;
    }

    private void sit(int one, int site) {
        at[one] = site;
        change(one, site, 1);
        if (count[site] == residents[site].length) {
            residents[site] = Arrays.copyOf(residents[site], 2 * count[site]);
        }
        seat[one] = count[site];
        residents[site][count[site]++] = one;
    }

    private void stand(int one) {
        var site = at[one];
        change(one, site, -1);
        var last = residents[site][--count[site]];
        residents[site][seat[one]] = last;
        seat[last] = seat[one];
    }

    private void change(int one, int site, int sign) {
        for (var resource = 0; resource < R; resource++) {
            var row = site * R + resource;
            use[row] += sign * demand[one * R + resource];
            step[row] = stepAt(row, use[row]);
        }
    }
}
