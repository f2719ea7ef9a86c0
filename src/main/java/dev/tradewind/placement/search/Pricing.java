package dev.tradewind.placement.search;

import org.jspecify.annotations.Nullable;

/**
 * What every workload would choose at given prices, and the bound that follows: {@code L(λ, μ) = Σ_w min_c [cost(c) + λ ·
 * use(c) + μ · spend(c)] − λ · capacity − μ · budget}. For any prices of at least 0 no plan that places the same workloads
 * costs less (weak duality).
 */
final class Pricing {
    private final Space space;
    private final Workers workers;

    Pricing(Space space, Workers workers) {
        this.space = space;
        this.workers = workers;
    }

    /**
     * @param option chosen by item
     * @param value priced cost of the choice
     * @param pieces slots of the choice
     */
    record Response(int[] option, long[] value, int[][] pieces) {
        long sum(boolean @Nullable [] included) {
            long sum = 0;
            for (var index = 0; index < value.length; index++) {
                sum = included == null || included[index] ? Math.addExact(sum, value[index]) : sum;
            }
            return sum;
        }
    }

    /** @param last an earlier response, which tells where to look first; null: none. The result does not depend on it. */
    Response at(Duals duals, @Nullable Response last) {
        var count = space.items.length;
        var response = new Response(new int[count], new long[count], new int[count][]);
        workers.each(
                count,
                () -> new Scratch(space),
                (index, scratch) -> respond(index, last == null ? 0 : last.option()[index], duals, scratch, response));
        return response;
    }

    /**
     * What everyone would choose without one site.
     *
     * @param duals the same prices, 0 at that site
     * @param response at the prices with it; whoever chose another site stays with it
     */
    long[] valuesWithout(int site, Duals duals, Response response) {
        var values = response.value().clone();
        workers.each(values.length, () -> new Scratch(space), (index, scratch) -> {
            var item = space.items[index];
            if (item.site(response.option()[index]) == site) {
                var cheapest = Option.NEVER;
                for (var option = 0; option < item.options(); option++) {
                    if (item.site(option) != site && !isDearer(item, option, duals, scratch, cheapest)) {
                        cheapest = Math.min(cheapest, value(item, option, duals, scratch.scan));
                    }
                }
                values[index] = cheapest;
            }
        });
        return values;
    }

    long bound(Duals duals, Response response, boolean @Nullable [] included) {
        return Math.subtractExact(response.sum(included), duals.value());
    }

    private void respond(int index, int hint, Duals duals, Scratch scratch, Response response) {
        var item = space.items[index];
        var scan = scratch.scan;
        var chosen = hint;
        var best = value(item, hint, duals, scan);
        var start = scan.at;
        // Prices only add, unless a budget meets a choice that earns.
        var bounded = !(item.earns && duals.pricesBudgetsOf(item));
        var dearer = duals.leastDearer(item);
        for (var option = 0; option < item.options(); option++) {
            if (bounded && item.low[option] + dearer > best) {
                break;
            }
            if (option == hint || bounded && isDearer(item, option, duals, scratch, best)) {
                continue;
            }
            var value = value(item, option, duals, scan);
            if (value < best || value == best && item.before(option, chosen)) {
                best = value;
                chosen = option;
                start = scan.at;
            }
        }
        response.option()[index] = chosen;
        response.value()[index] = best;
        if (item.pieced) {
            var option = space.made(item, chosen);
            response.pieces()[index] = scan.pieces(item, option, duals, null, 0, space.slots);
        } else {
            response.pieces()[index] = new int[] {start, start + item.duration};
        }
    }

    /** A glance first; then, unless its arrays are there anyway, a floor that is nearly exact. */
    static boolean isDearer(Item item, int option, Duals duals, Scratch scratch, long best) {
        return item.low[option] + duals.dearer(item.tiered(option)) + duals.atLeast(item, item.site(option)) > best
                || !item.service
                        && (item.pieced || item.made[option] == null)
                        && Floor.tells(item, item.spot(option))
                        && scratch.floor.of(item, option, duals) > best;
    }

    private long value(Item item, int option, Duals duals, Scan scan) {
        scan.best(item, space.made(item, option), duals, null, 0, space.slots);
        return scan.value;
    }

    /** What one thread writes on. */
    static final class Scratch {
        final Scan scan;
        private final Floor floor;

        Scratch(Space space) {
            scan = new Scan(space);
            floor = new Floor(space);
        }
    }
}
