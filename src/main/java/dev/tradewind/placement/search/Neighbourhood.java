package dev.tradewind.placement.search;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * Makes a board better without ever breaking a shared rule: single moves, and small groups taken out around a wish that
 * others block and put back in the order of regret. What is not better is undone.
 */
final class Neighbourhood {
    private static final int WISHES = 5;
    private static final int LOOKS = 4;
    private static final int MOST_OUT = 9;
    private final Space space;
    private final Board board;
    private final Seeker seeker;
    private final int[] out = new int[MOST_OUT + 1];
    private final @Nullable Pick[] before = new Pick[MOST_OUT + 1];
    private final boolean[] done = new boolean[MOST_OUT + 1];
    private int[] ranked = {};
    private double[] rank = {};
    private int taken;

    Neighbourhood(Space space, Board board) {
        this.space = space;
        this.board = board;
        seeker = new Seeker(space);
    }

    /** Everyone moves once to the cheapest place that is free; true when that changed something. */
    boolean moves() {
        var changed = false;
        for (var index = 0; index < space.items.length; index++) {
            if (isContent(index)) {
                continue;
            }
            var held = board.picks[index];
            var missing = board.missing();
            var total = board.total();
            board.remove(index);
            var best = seeker.best(board, index, null);
            if (best != null) {
                board.place(index, best);
                if (board.missing() < missing || board.total() < total) {
                    changed = true;
                    continue;
                }
                board.remove(index);
            }
            if (held != null) {
                board.place(index, held);
            }
        }
        return changed;
    }

    private boolean isContent(int index) {
        var pick = board.picks[index];
        var item = space.items[index];
        return pick != null
                && pick.cost() <= item.low[0]
                && pick.option().tiered == null
                && space.before[index].length == 0
                && space.after[index].length == 0;
    }

    /**
     * So many tries around items that stand far from what they would choose at these prices.
     *
     * @param leaving by item: what its second-best site costs more at some recent prices
     */
    void disturb(Duals duals, Pricing.Response response, long[] leaving, SplittableRandom random, int tries) {
        for (var attempt = 0; attempt < tries && space.items.length > 0; attempt++) {
            var index = -1;
            long most = 0;
            for (var looked = 0; looked < LOOKS; looked++) {
                var other = random.nextInt(space.items.length);
                var regret = regret(other, duals, response);
                if (regret > most) {
                    most = regret;
                    index = other;
                }
            }
            if (index >= 0) {
                attempt(index, duals, response.option()[index], leaving, random);
            }
        }
    }

    /** Tries for those that have no place, in turn from a random one on. */
    void settle(Duals duals, Pricing.Response response, long[] leaving, SplittableRandom random, int tries) {
        var count = space.items.length;
        var from = count == 0 ? 0 : random.nextInt(count);
        var left = tries;
        for (var step = 0; step < count && left > 0 && board.missing() > 0; step++) {
            var index = (from + step) % count;
            if (board.picks[index] == null && board.from(index) >= 0) {
                attempt(index, duals, response.option()[index], leaving, random);
                left--;
            }
        }
    }

    private long regret(int index, Duals duals, Pricing.Response response) {
        var pick = board.picks[index];
        return pick == null
                ? Long.MAX_VALUE
                : Choices.priced(space, space.items[index], pick, duals) - response.value()[index];
    }

    private void attempt(int index, Duals duals, int dream, long[] leaving, SplittableRandom random) {
        var item = space.items[index];
        var held = board.picks[index];
        var options = 0;
        while (options < item.options() && options < WISHES && (held == null || item.low[options] < held.cost())) {
            options++;
        }
        var missing = board.missing();
        var total = board.total();
        taken = 0;
        takeOut(index);
        var wish = seeker.wish(
                board, index, options == 0 || random.nextInt(4) > 0 ? dream : random.nextInt(options), duals);
        if (wish != null && wish.option().limited) {
            takeOutAround(item, wish, leaving, random);
            if (board.fits(item, wish.option().site, wish.pieces())
                    && board.affords(item, wish)
                    && board.extra(index, wish.option()) != Option.NEVER) {
                board.place(index, wish);
                done[0] = true;
            }
        }
        putBack(duals, random);
        if (board.missing() > missing
                || board.missing() == missing && board.total() > total
                || leavesSomeoneWaiting()) {
            undo();
        }
    }

    /** Residents in the way of the wish leave until it fits, those first that lose least elsewhere, with some chance. */
    private void takeOutAround(Item item, Pick wish, long[] leaving, SplittableRandom random) {
        var site = wish.option().site;
        var residents = board.residents(site);
        if (ranked.length < residents) {
            ranked = new int[residents];
            rank = new double[residents];
        }
        var count = 0;
        for (var number = 0; number < residents; number++) {
            var other = board.resident(site, number);
            var pick = board.picks[other];
            if (pick != null && overlaps(item, wish, space.items[other], pick)) {
                ranked[count] = other;
                rank[count++] = (leaving[other] + 1.0) * (0.25 + random.nextDouble());
            }
        }
        var spare = random.nextInt(3);
        while (taken < MOST_OUT && count > 0) {
            if (board.fits(item, site, wish.pieces()) && spare-- <= 0) {
                return;
            }
            var least = 0;
            for (var number = 1; number < count; number++) {
                least = rank[number] < rank[least] ? number : least;
            }
            takeOut(ranked[least]);
            ranked[least] = ranked[--count];
            rank[least] = rank[count];
        }
    }

    private static boolean overlaps(Item item, Pick wish, Item other, Pick pick) {
        var shared = false;
        for (var resource = 0; resource < Space.RESOURCES; resource++) {
            shared |= item.demand[resource] > 0 && other.demand[resource] > 0;
        }
        return shared
                && wish.start() < pick.end() + (other.runs - 1) * other.every
                && pick.start() < wish.end() + (item.runs - 1) * item.every;
    }

    private void takeOut(int index) {
        out[taken] = index;
        before[taken] = board.remove(index);
        done[taken] = false;
        taken++;
    }

    /** The one that would lose most by waiting first; the order within a chain is kept. */
    private void putBack(Duals duals, SplittableRandom random) {
        for (var round = 0; round < taken; round++) {
            var next = -1;
            Pick pick = null;
            var most = Long.MIN_VALUE;
            for (var number = 0; number < taken; number++) {
                if (done[number] || waits(number)) {
                    continue;
                }
                var found = seeker.best(board, out[number], duals, true);
                if (found == null) {
                    done[number] = true;
                    continue;
                }
                var regret = seeker.second == Option.NEVER ? Option.NEVER : seeker.second - seeker.value;
                if (regret != Option.NEVER) {
                    regret += regret / 8 * random.nextInt(4);
                }
                if (regret > most || next < 0) {
                    most = regret;
                    next = number;
                    pick = found;
                }
            }
            if (next < 0 || pick == null) {
                return;
            }
            done[next] = true;
            board.place(out[next], pick);
        }
    }

    private boolean waits(int number) {
        for (var edge : space.before[out[number]]) {
            for (var other = 0; other < taken; other++) {
                if (out[other] == edge.item() && !done[other]) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Whether something runs whose predecessor found no place. */
    private boolean leavesSomeoneWaiting() {
        for (var number = 0; number < taken; number++) {
            for (var edge : space.after[out[number]]) {
                if (board.picks[out[number]] == null && board.picks[edge.item()] != null) {
                    return true;
                }
            }
        }
        return false;
    }

    private void undo() {
        for (var number = 0; number < taken; number++) {
            board.remove(out[number]);
        }
        for (var number = 0; number < taken; number++) {
            var pick = before[number];
            if (pick != null) {
                board.place(out[number], pick);
            }
        }
        Arrays.fill(before, null);
    }
}
