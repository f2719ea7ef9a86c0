package dev.tradewind.placement.search;

import dev.tradewind.placement.Together;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A plan in the making: who stands where, what is free, what is spent. Every change keeps all shared rules: capacity,
 * budgets, chains and groups.
 */
final class Board {
    private final Space space;
    final long[] free;
    /** By site and resource: the least that is free in any slot. */
    private final long[] least;

    final @Nullable Pick[] picks;
    private final long[] spent;
    private final long[] volume;
    private final long[] linear;
    private final int[][] residents;
    private final int[] count;
    private final int[] seat;
    /** A site where nothing may be placed any more; -1: none. */
    private int closed = -1;

    private int missing;
    private long cost;

    Board(Space space) {
        this.space = space;
        free = space.capacity.clone();
        least = new long[space.sites.size() * Space.RESOURCES];
        for (var row = 0; row < least.length; row++) {
            least[row] = leastOf(row);
        }
        picks = new Pick[space.items.length];
        spent = new long[space.budgets.size()];
        volume = new long[space.pools.size()];
        linear = new long[space.pools.size()];
        residents = new int[space.sites.size()][8];
        count = new int[residents.length];
        seat = new int[picks.length];
        missing = picks.length;
    }

    Board copy() {
        var copy = new Board(space);
        System.arraycopy(free, 0, copy.free, 0, free.length);
        System.arraycopy(least, 0, copy.least, 0, least.length);
        System.arraycopy(picks, 0, copy.picks, 0, picks.length);
        System.arraycopy(spent, 0, copy.spent, 0, spent.length);
        System.arraycopy(volume, 0, copy.volume, 0, volume.length);
        System.arraycopy(linear, 0, copy.linear, 0, linear.length);
        for (var site = 0; site < residents.length; site++) {
            copy.residents[site] = residents[site].clone();
        }
        System.arraycopy(count, 0, copy.count, 0, count.length);
        System.arraycopy(seat, 0, copy.seat, 0, seat.length);
        copy.missing = missing;
        copy.cost = cost;
        copy.closed = closed;
        return copy;
    }

    /** Sends everyone away from a site that is lost, and lets nobody in again; returns who that was. */
    int[] close(int site) {
        closed = site;
        var gone = Arrays.copyOf(residents[site], count[site]);
        Arrays.sort(gone);
        for (var index : gone) {
            remove(index);
        }
        return gone;
    }

    int missing() {
        return missing;
    }

    /** Who has a place, by item; null when everyone has. */
    boolean @Nullable [] placed() {
        if (missing == 0) {
            return null;
        }
        var placed = new boolean[picks.length];
        for (var index = 0; index < placed.length; index++) {
            placed[index] = picks[index] != null;
        }
        return placed;
    }

    /** Of all that is placed, with what is handed on and with the exact bill of the tier pools. */
    long total() {
        long total = cost;
        for (var pool = 0; pool < volume.length; pool++) {
            total += excess(pool, volume[pool], linear[pool]);
        }
        return total;
    }

    boolean betterThan(@Nullable Board other) {
        return other == null || missing < other.missing || missing == other.missing && total() < other.total();
    }

    int residents(int site) {
        return count[site];
    }

    int resident(int site, int number) {
        return residents[site][number];
    }

    long volume(int pool) {
        return volume[pool];
    }

    void place(int index, Pick pick) {
        var item = space.items[index];
        var site = pick.option().site;
        picks[index] = pick;
        missing--;
        cost += pick.cost() + handedOn(index, site);
        change(item, pick, -1);
        if (count[site] == residents[site].length) {
            residents[site] = Arrays.copyOf(residents[site], 2 * count[site]);
        }
        residents[site][count[site]] = index;
        seat[index] = count[site]++;
    }

    @Nullable
    Pick remove(int index) {
        var pick = picks[index];
        if (pick == null) {
            return null;
        }
        var site = pick.option().site;
        picks[index] = null;
        missing++;
        cost -= pick.cost() + handedOn(index, site);
        change(space.items[index], pick, 1);
        var last = residents[site][--count[site]];
        residents[site][seat[index]] = last;
        seat[last] = seat[index];
        return pick;
    }

    private void change(Item item, Pick pick, int sign) {
        var option = pick.option();
        if (option.limited) {
            space.add(free, item, option.site, pick.pieces(), sign);
            for (var resource = 0; resource < Space.RESOURCES; resource++) {
                var row = option.site * Space.RESOURCES + resource;
                if (item.demand[resource] > 0) {
                    least[row] = item.service ? least[row] + sign * item.demand[resource] : leastOf(row);
                }
            }
        }
        for (var budget : item.budgets) {
            if (space.countsAt(budget, option.site)) {
                spent[budget] -= sign * spending(budget, pick);
            }
        }
        if (option.tiered != null) {
            for (var pool = 0; pool < volume.length; pool++) {
                volume[pool] -= sign * option.tiered[pool];
                linear[pool] -= sign * Pools.linear(space, pool, option.tiered[pool]);
            }
        }
    }

    private long leastOf(int row) {
        var least = Long.MAX_VALUE;
        for (var at = row * space.slots; at < (row + 1) * space.slots; at++) {
            least = Math.min(least, free[at]);
        }
        return least;
    }

    private long spending(int budget, Pick pick) {
        return switch (space.budgets.get(budget).kind()) {
            case BILLED -> pick.billed();
            case CARBON -> pick.milligrams();
            case EGRESS -> pick.option().score.egressNanoUsd();
        };
    }

    /** Egress to and from the placed neighbours in its chain. */
    private long handedOn(int index, int site) {
        long sum = 0;
        for (var edge : space.before[index]) {
            var other = picks[edge.item()];
            if (other != null) {
                sum += space.passing(edge, space.items[index], other.option().site, site);
            }
        }
        for (var edge : space.after[index]) {
            var other = picks[edge.item()];
            if (other != null) {
                sum += space.passing(edge, space.items[edge.item()], site, other.option().site);
            }
        }
        return sum;
    }

    private long excess(int pool, long megabytes, long counted) {
        return space.pools.get(pool).nanoUsd(megabytes) - counted;
    }

    /** What a site adds to an unplaced item's own cost; {@link Option#NEVER} when a neighbour or a group forbids it. */
    long extra(int index, Option option) {
        if (option.site == closed || !groupsAllow(index, option.site)) {
            return Option.NEVER;
        }
        long sum = 0;
        for (var edge : space.before[index]) {
            var other = picks[edge.item()];
            var passing = other == null ? 0 : space.passing(edge, space.items[index], other.option().site, option.site);
            if (passing < 0) {
                return Option.NEVER;
            }
            sum += passing;
        }
        for (var edge : space.after[index]) {
            var other = picks[edge.item()];
            var passing =
                    other == null ? 0 : space.passing(edge, space.items[edge.item()], option.site, other.option().site);
            if (passing < 0) {
                return Option.NEVER;
            }
            sum += passing;
        }
        if (option.tiered != null) {
            for (var pool = 0; pool < volume.length; pool++) {
                if (option.tiered[pool] > 0) {
                    sum += excess(
                                    pool,
                                    volume[pool] + option.tiered[pool],
                                    linear[pool] + Pools.linear(space, pool, option.tiered[pool]))
                            - excess(pool, volume[pool], linear[pool]);
                }
            }
        }
        return sum;
    }

    private boolean groupsAllow(int index, int site) {
        for (var group : space.groups[index]) {
            if (!groupAllows(group, index, site)) {
                return false;
            }
        }
        return true;
    }

    private boolean groupAllows(int group, int index, int site) {
        var together = space.problem.together().get(group);
        var near = 0;
        for (var member : space.members[group]) {
            var other = picks[member];
            if (member == index || other == null) {
                continue;
            }
            var same = other.option().site == site;
            if (together.kind() == Together.Kind.SAME_SITE && !same
                    || together.kind() == Together.Kind.DIFFERENT_SITES && same) {
                return false;
            }
            near += space.sites
                            .get(other.option().site)
                            .domain()
                            .equals(space.sites.get(site).domain())
                    ? 1
                    : 0;
        }
        return together.kind() != Together.Kind.SPREAD || near < together.atMost();
    }

    /** The first group that keeps it from a site; null when none does. */
    @Nullable
    Together keptAwayBy(int index, int site) {
        for (var group : space.groups[index]) {
            if (!groupAllows(group, index, site)) {
                return space.problem.together().get(group);
            }
        }
        return null;
    }

    /** What is left of a budget. */
    long left(int budget) {
        return space.budgets.get(budget).limit() - spent[budget];
    }

    /** First slot that the chain leaves it; -1 while something before it has no place. */
    int from(int index) {
        var from = 0;
        for (var edge : space.before[index]) {
            var other = picks[edge.item()];
            if (other == null) {
                return -1;
            }
            from = Math.max(from, other.end());
        }
        return from;
    }

    /** Slot by which the placed ones after it start. */
    int to(int index) {
        var to = space.slots;
        for (var edge : space.after[index]) {
            var other = picks[edge.item()];
            to = other == null ? to : Math.min(to, other.start());
        }
        return to;
    }

    boolean affords(Item item, Pick pick) {
        for (var budget : item.budgets) {
            if (space.countsAt(budget, pick.option().site)
                    && spent[budget] + spending(budget, pick)
                            > space.budgets.get(budget).limit()) {
                return false;
            }
        }
        return true;
    }

    boolean fits(Item item, int site, int[] pieces) {
        for (var resource = 0; resource < Space.RESOURCES; resource++) {
            var demand = item.demand[resource];
            for (var run = 0; demand > 0 && run < item.runs; run++) {
                var row = space.cell(site, resource, run * item.every);
                for (var piece = 0; piece < pieces.length; piece += 2) {
                    for (var slot = pieces[piece]; slot < pieces[piece + 1]; slot++) {
                        if (free[row + slot] < demand) {
                            return false;
                        }
                    }
                }
            }
        }
        return true;
    }

    /** The least that is free in any slot. */
    long least(int site, int resource) {
        return least[site * Space.RESOURCES + resource];
    }

    boolean fitsThroughout(Item item, int site) {
        for (var resource = 0; resource < Space.RESOURCES; resource++) {
            if (item.demand[resource] > 0 && least[site * Space.RESOURCES + resource] < item.demand[resource]) {
                return false;
            }
        }
        return true;
    }
}
