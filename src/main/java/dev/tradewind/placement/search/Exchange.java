package dev.tradewind.placement.search;

import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * Moves services about: to a site with room, in exchange for one that stands there, or by sending one that stands there to a
 * third site. A service takes the same in every slot, so that what fits is a question of three numbers, and thousands of
 * combinations are looked at in the time of one wider search. Costs are floors, which for services are exact up to rounding;
 * the board has the last word.
 */
final class Exchange {
    private static final int SITES = 12;
    private static final int ABSENT = -1;
    private final Space space;
    private final Board board;
    private int movesTo;
    private int ejected;
    private int ejectedTo;
    private long gain;

    Exchange(Space space, Board board) {
        this.space = space;
        this.board = board;
    }

    /** Everyone in turn, in a random order; true when something became better. */
    boolean pass(SplittableRandom random) {
        var order = new int[space.items.length];
        for (var at = 0; at < order.length; at++) {
            var other = random.nextInt(at + 1);
            order[at] = order[other];
            order[other] = at;
        }
        var better = false;
        for (var index : order) {
            better |= improve(index);
        }
        return better;
    }

    /** The best of these moves for one service, if any helps. */
    private boolean improve(int index) {
        var item = space.items[index];
        if (!isAlone(index)) {
            return false;
        }
        var held = board.picks[index];
        gain = held == null ? Long.MIN_VALUE : 0;
        movesTo = ABSENT;
        var now = held == null ? Long.MAX_VALUE : item.low[held.index()];
        var before = held == null ? ABSENT : held.option().site;
        var looked = 0;
        for (var option = 0; option < item.options() && item.low[option] < now && looked < SITES; option++) {
            var site = item.site(option);
            if (item.low[option] == Option.NEVER || site == before) {
                continue;
            }
            looked++;
            look(index, option, site, before, now);
        }
        return movesTo != ABSENT && commit(index);
    }

    /** A service that nothing but capacity ties to others. */
    private boolean isAlone(int index) {
        var item = space.items[index];
        return item.service
                && item.budgets.length == 0
                && space.groups[index].length == 0
                && space.before[index].length == 0
                && space.after[index].length == 0;
    }

    private void look(int index, int option, int site, int before, long now) {
        var item = space.items[index];
        var own = now == Long.MAX_VALUE ? -item.low[option] : now - item.low[option];
        if (own <= gain) {
            return;
        }
        if (fits(item, site, null)) {
            keep(own, option, ABSENT, ABSENT);
            return;
        }
        for (var number = 0; number < board.residents(site); number++) {
            var other = board.resident(site, number);
            var victim = space.items[other];
            if (!isAlone(other) || !fits(item, site, victim)) {
                continue;
            }
            var pick = board.picks[other];
            if (pick == null) {
                continue;
            }
            var stands = victim.low[pick.index()];
            if (before != ABSENT) {
                int swapped = victim.optionAt(before, space.sites.size());
                if (swapped != ABSENT && fits(victim, before, item)) {
                    keep(own + stands - victim.low[swapped], option, other, swapped);
                }
            }
            for (var third = 0; third < victim.options() && own + stands - victim.low[third] > gain; third++) {
                var to = victim.site(third);
                if (to != site && to != before && fits(victim, to, null)) {
                    keep(own + stands - victim.low[third], option, other, third);
                    break;
                }
            }
        }
    }

    private void keep(long found, int option, int other, int otherTo) {
        if (found > gain) {
            gain = found;
            movesTo = option;
            ejected = other;
            ejectedTo = otherTo;
        }
    }

    private boolean commit(int index) {
        var missing = board.missing();
        var total = board.total();
        var first = board.remove(index);
        var second = ejected == ABSENT ? null : board.remove(ejected);
        var fits = tryPlace(index, movesTo);
        var both = fits && (ejected == ABSENT || tryPlace(ejected, ejectedTo));
        if (both && (board.missing() < missing || board.total() < total)) {
            return true;
        }
        board.remove(index);
        if (ejected != ABSENT) {
            board.remove(ejected);
        }
        if (first != null) {
            board.place(index, first);
        }
        if (second != null) {
            board.place(ejected, second);
        }
        return false;
    }

    private boolean tryPlace(int index, int at) {
        var item = space.items[index];
        var option = space.made(item, at);
        if (option.limited && !board.fitsThroughout(item, option.site)
                || board.extra(index, option) == Option.NEVER
                || option.byStart[0] == Option.NEVER) {
            return false;
        }
        board.place(index, Seeker.pick(item, at, option, new int[] {0, item.duration}));
        return true;
    }

    /** Whether an item fits at a site once another has left it. */
    private boolean fits(Item item, int site, @Nullable Item gone) {
        if (!space.isLimited(site)) {
            return true;
        }
        for (var resource = 0; resource < Space.RESOURCES; resource++) {
            var free = board.least(site, resource) + (gone == null ? 0 : gone.demand[resource]);
            if (item.demand[resource] > 0 && free < item.demand[resource]) {
                return false;
            }
        }
        return true;
    }
}
