package dev.tradewind.placement.search;

import dev.tradewind.placement.Budget;
import java.util.BitSet;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * Runs that only capacity and budgets tie to others, in a crowd: one goes to one of its favourite sites, at the time that is
 * then cheapest there. Among very many, a batch of them looks at the crowd as it is, on all threads; then they go one after
 * another, each only if it still should.
 */
final class Filling {
    private static final int MANY = 20_000;
    private static final int BATCH = 256;

    private final Space space;
    private final Workers workers;
    private final Crowd crowd;
    private final FillingBudgets budgets;
    private final int[] index;
    private final Favourites favourites;
    private final int[] option;
    private final int[][] pieces;
    /** By run: where and when it is, with what budgets ask. */
    private final double[] cost;

    private final Proposal[] proposals;
    private final BitSet drawn = new BitSet();
    private final FillingLook look;

    /** @param limit by how much its cost may rise */
    private record Proposal(int one, int to, double limit, int @Nullable [] found) {
        Proposal with(int @Nullable [] pieces) {
            return new Proposal(one, to, limit, pieces);
        }
    }

    Filling(
            Space space,
            Workers workers,
            Crowd crowd,
            int[] runs,
            Favourites favourites,
            Duals duals,
            Pricing.Response response,
            Board board) {
        this.space = space;
        this.workers = workers;
        this.crowd = crowd;
        this.favourites = favourites;
        index = runs;
        option = new int[runs.length];
        pieces = new int[runs.length][];
        cost = new double[runs.length];
        proposals = new Proposal[runs.length < MANY ? 1 : BATCH];
        look = new FillingLook(space, crowd);
        for (var one = 0; one < runs.length; one++) {
            var item = space.items[runs[one]];
            option[one] = response.option()[runs[one]];
            pieces[one] = response.pieces()[runs[one]];
            crowd.add(item, item.site(option[one]), pieces[one], 1);
        }
        budgets = new FillingBudgets(space, runs, duals, board);
    }

    int count() {
        return index.length;
    }

    int item(int one) {
        return index[one];
    }

    /** Where and when it is. */
    Pick pick(int one) {
        var item = space.items[index[one]];
        return Seeker.pick(item, option[one], space.made(item, option[one]), pieces[one]);
    }

    void run(SplittableRandom random, int moves, double temperature) {
        charge();
        for (var done = 0; done < moves && index.length > 0; done += proposals.length) {
            drawn.clear();
            for (var at = 0; at < proposals.length; at++) {
                proposals[at] = drawn(random, temperature);
            }
            if (proposals.length == 1) {
                answer(0, look);
            } else {
                workers.each(proposals.length, () -> new FillingLook(space, crowd), this::answer);
            }
            for (var proposal : proposals) {
                take(proposal);
            }
        }
    }

    /** What each costs where it is, at what budgets ask now. */
    private void charge() {
        budgets.clear();
        for (var one = 0; one < index.length; one++) {
            if (space.items[index[one]].budgets.length > 0) {
                budgets.spend(space.items[index[one]], pick(one));
            }
        }
        budgets.charge();
        for (var one = 0; one < index.length; one++) {
            cost[one] = costOf(space.items[index[one]], option[one], pieces[one]);
        }
    }

    private Proposal drawn(SplittableRandom random, double temperature) {
        var one = random.nextInt(index.length);
        while (proposals.length > 1 && drawn.get(one)) {
            one = random.nextInt(index.length);
        }
        drawn.set(one);
        var targets = favourites.of(index[one]);
        var to = targets[Math.min(random.nextInt(targets.length), random.nextInt(targets.length))];
        return new Proposal(one, to, -temperature * Math.log(1 - random.nextDouble()), null);
    }

    /** Where in the crowd as it stands it would go; changes nothing but the proposal. */
    private void answer(int at, FillingLook look) {
        var proposal = proposals[at];
        var item = space.items[index[proposal.one]];
        var site = item.site(option[proposal.one]);
        var own = pieces[proposal.one];
        var now = cost[proposal.one] + look.crowding(item, site, own, true);
        if (item.low[proposal.to] - now > proposal.limit) {
            return;
        }
        var made = space.made(item, proposal.to);
        var found = look.cheapest(item, made, budgets.prices(), made.site == site ? own : null);
        if (found != null && look.value() - now <= proposal.limit) {
            proposals[at] = proposal.with(found);
        }
    }

    private void take(Proposal proposal) {
        var found = proposal.found;
        if (found == null) {
            return;
        }
        var one = proposal.one;
        var item = space.items[index[one]];
        var then = costOf(item, proposal.to, found);
        var site = item.site(option[one]);
        crowd.add(item, site, pieces[one], -1);
        // Others of the batch may have been faster.
        if (proposals.length > 1
                && then
                                + look.crowding(item, item.site(proposal.to), found, false)
                                - cost[one]
                                - look.crowding(item, site, pieces[one], false)
                        > proposal.limit) {
            crowd.add(item, site, pieces[one], 1);
            return;
        }
        option[one] = proposal.to;
        pieces[one] = found;
        cost[one] = then;
        crowd.add(item, item.site(proposal.to), found, 1);
    }

    private double costOf(Item item, int option, int[] pieces) {
        var made = space.made(item, option);
        var pick = Seeker.pick(item, 0, made, pieces);
        double sum = pick.cost();
        var prices = budgets.prices();
        if (prices.pricesBudgetsOf(item)) {
            sum += Duals.times(pick.billed(), prices.of(item, made.site, Budget.Kind.BILLED))
                    + Duals.times(pick.milligrams(), prices.of(item, made.site, Budget.Kind.CARBON));
        }
        return sum;
    }
}
