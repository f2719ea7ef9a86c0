package dev.tradewind.placement.search;

import org.jspecify.annotations.Nullable;

/** Finds the best place for one unplaced item on a board, at prices or at its own cost. Not shared between threads. */
final class Seeker {
    private final Space space;
    private final Scan scan;
    private final Floor floor;
    private long[] glance = {};
    private int[] order = {};
    /** Value of the last find, priced if prices were given; {@link Option#NEVER} when there was none. */
    long value;
    /** Value of the second-best site of the last find, as far as it was looked for. */
    long second;

    Seeker(Space space) {
        this.space = space;
        scan = new Scan(space);
        floor = new Floor(space);
    }

    @Nullable
    Pick best(Board board, int index, @Nullable Duals duals) {
        return best(board, index, duals, false);
    }

    /** @param regret whether {@link #second} matters: then the search goes on until it is known */
    @Nullable
    Pick best(Board board, int index, @Nullable Duals duals, boolean regret) {
        var item = space.items[index];
        value = Option.NEVER;
        second = Option.NEVER;
        var from = board.from(index);
        var to = board.to(index);
        Pick found = null;
        if (from < 0) {
            return null;
        }
        var earns = duals != null && item.earns && duals.pricesBudgetsOf(item);
        var ranked = duals == null ? null : glances(item, duals, earns);
        for (var rank = 0; rank < item.options(); rank++) {
            var at = ranked == null ? rank : ranked[rank];
            var limit = regret ? second : value;
            var least = ranked == null ? item.low[at] : glance[at];
            if (!earns && least - item.tierSlack > limit) {
                break;
            }
            if (item.service && space.isLimited(item.site(at)) && !board.fitsThroughout(item, item.site(at))) {
                continue;
            }
            if (!item.service && !scan.fits(item, item.site(at), board, from, to)) {
                continue;
            }
            var option = space.made(item, at);
            var extra = board.extra(index, option);
            if (extra == Option.NEVER) {
                continue;
            }
            scan.best(item, option, duals, board, from, to);
            if (scan.value == Option.NEVER || scan.value + extra > limit) {
                continue;
            }
            var total = scan.value + extra;
            var better = total < value || total == value && found != null && item.before(at, found.index());
            if (item.budgets.length > 0 || better) {
                var pick = pick(item, at, option, scan.pieces(item, option, duals, board, from, to));
                if (!board.affords(item, pick)) {
                    continue;
                }
                if (better) {
                    second = value;
                    value = total;
                    found = pick;
                    continue;
                }
            }
            second = total;
        }
        return found;
    }

    /** Its cheapest time at one option that the board leaves it; null: none. */
    @Nullable
    Pick at(Board board, int index, int at) {
        var item = space.items[index];
        var from = board.from(index);
        var to = board.to(index);
        var site = item.site(at);
        if (item.service && space.isLimited(site)
                ? !board.fitsThroughout(item, site)
                : !scan.fits(item, site, board, from, to)) {
            return null;
        }
        var option = space.made(item, at);
        if (board.extra(index, option) == Option.NEVER) {
            return null;
        }
        scan.best(item, option, null, board, from, to);
        if (scan.value == Option.NEVER) {
            return null;
        }
        var pick = pick(item, at, option, scan.pieces(item, option, null, board, from, to));
        return board.affords(item, pick) ? pick : null;
    }

    /** Options in the order of a floor of their cost at prices. */
    private int[] glances(Item item, Duals duals, boolean earns) {
        if (glance.length < item.options()) {
            glance = new long[item.options()];
            order = new int[item.options()];
        }
        for (var at = 0; at < item.options(); at++) {
            glance[at] = item.low[at] + (earns ? 0 : duals.atLeast(item, item.site(at)));
            var place = at;
            while (place > 0 && glance[order[place - 1]] > glance[at]) {
                order[place] = order[place - 1];
                place--;
            }
            order[place] = at;
        }
        return order;
    }

    /** How much dearer the second-best site is at prices, whoever is there, resuming for free; {@link Option#NEVER} with only one. */
    long regret(int index, Duals duals) {
        var item = space.items[index];
        var best = Option.NEVER;
        var next = Option.NEVER;
        for (var at = 0; at < item.options(); at++) {
            if (item.low[at] >= next) {
                break;
            }
            var value = item.low[at] + duals.atLeast(item, item.site(at));
            if (value < next && !item.service && Floor.tells(item, item.spot(at))) {
                value = Math.max(value, floor.of(item, at, duals));
            }
            if (value < best) {
                next = best;
                best = value;
            } else {
                next = Math.min(next, value);
            }
        }
        return next == Option.NEVER ? Option.NEVER : next - best;
    }

    /** Its cheapest time at one site at prices, whoever is there. */
    @Nullable
    Pick wish(Board board, int index, int at, Duals duals) {
        var item = space.items[index];
        var option = space.made(item, at);
        var from = board.from(index);
        var to = board.to(index);
        if (from < 0) {
            return null;
        }
        scan.best(item, option, duals, null, from, to);
        return scan.value == Option.NEVER
                ? null
                : pick(item, at, option, scan.pieces(item, option, duals, null, from, to));
    }

    static Pick pick(Item item, int at, Option option, int[] pieces) {
        long cost = item.pieced ? option.fixed : option.byStart[pieces[0] - item.first];
        long billed = 0;
        long milligrams = 0;
        if (item.pieced) {
            for (var piece = 0; piece < pieces.length; piece += 2) {
                for (var slot = pieces[piece] - item.first; slot < pieces[piece + 1] - item.first; slot++) {
                    cost += option.bySlot[slot];
                }
                cost += piece > 0 && option.resume.length > 0 ? option.resume[pieces[piece] - item.first] : 0;
            }
            cost += option.delay.length == 0 ? 0 : option.delay[pieces[pieces.length - 1] - item.first];
        }
        if (item.budgets.length > 0) {
            billed = option.score.fixedBilledNanoUsd();
            for (var piece = 0; piece < pieces.length; piece += 2) {
                for (var slot = pieces[piece] - item.first; slot < pieces[piece + 1] - item.first; slot++) {
                    billed += option.billed[slot];
                    milligrams += option.milligrams[slot];
                }
                if (piece > 0) {
                    billed += option.score.resume(option.billed[pieces[piece] - item.first]);
                    milligrams += option.score.resume(option.milligrams[pieces[piece] - item.first]);
                }
            }
        }
        return new Pick(option, at, pieces, cost, billed, milligrams);
    }
}
