package dev.tradewind.placement.search;

import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * Simulated annealing on a board: an item goes to one of its favourite sites; where there is no room, residents leave and
 * go where they now cost least. What makes the plan dearer is kept with a chance that falls with the temperature
 * (Kirkpatrick, Gelatt and Vecchi). No shared rule is ever broken, and nobody who has a place loses it.
 */
final class Annealing {
    private static final int MOST_OUT = 4;
    private static final int DRAWS = 6;
    private final Space space;
    private final Board board;
    private final Favourites favourites;
    private final Seeker seeker;
    private final int[] out = new int[MOST_OUT + 1];
    private final @Nullable Pick[] before = new Pick[MOST_OUT + 1];
    private int taken;

    Annealing(Space space, Board board, Favourites favourites) {
        this.space = space;
        this.board = board;
        this.favourites = favourites;
        seeker = new Seeker(space);
    }

    /** @param temperature nano-USD that are accepted as dearer about one time in three */
    void run(SplittableRandom random, int proposals, double temperature) {
        for (var proposal = 0; proposal < proposals && space.items.length > 0; proposal++) {
            var index = random.nextInt(space.items.length);
            // Drawn first, so that most proposals are seen to be too dear at a glance.
            var limit = Math.round(-temperature * Math.log(1 - random.nextDouble()));
            propose(index, limit, random);
        }
    }

    private void propose(int index, long limit, SplittableRandom random) {
        var item = space.items[index];
        var targets = favourites.of(index);
        var option = targets[Math.min(random.nextInt(targets.length), random.nextInt(targets.length))];
        var now = board.picks[index];
        if (now != null && (item.low[option] - now.cost() > limit || item.service && now.index() == option)) {
            return;
        }
        if (now != null && isFree(index) && space.isLimited(item.site(option))) {
            if (fits(item, item.site(option), null)) {
                move(index, option, limit);
                return;
            }
            if (random.nextInt(8) > 0) {
                exchange(index, option, now, limit, random);
                return;
            }
        }
        compound(index, option, limit, random);
    }

    /** A service that nothing but capacity ties to others. */
    private boolean isFree(int index) {
        var item = space.items[index];
        return item.service
                && item.budgets.length == 0
                && space.groups[index].length == 0
                && space.before[index].length == 0
                && space.after[index].length == 0;
    }

    private void move(int index, int option, long limit) {
        begin();
        var total = board.total();
        takeOut(index);
        if (!placeService(index, option) || board.total() - total > limit) {
            undo();
        }
    }

    /** With one resident service that makes room: it goes where this one came from, or where there is room. */
    private void exchange(int index, int option, Pick now, long limit, SplittableRandom random) {
        var item = space.items[index];
        var site = item.site(option);
        var from = now.option().site;
        var own = item.low[option] - item.low[now.index()];
        for (var draw = 0; draw < DRAWS; draw++) {
            var other = board.resident(site, random.nextInt(board.residents(site)));
            var victim = space.items[other];
            var stands = board.picks[other];
            if (stands == null || !isFree(other) || !fits(item, site, victim)) {
                continue;
            }
            var left = limit - own + victim.low[stands.index()];
            for (var to : favourites.of(other)) {
                var where = victim.site(to);
                if (victim.low[to] <= left
                        && where != site
                        && (where == from ? fits(victim, from, item) : fits(victim, where, null))) {
                    begin();
                    var total = board.total();
                    takeOut(index);
                    takeOut(other);
                    if (!placeService(index, option) || !placeService(other, to) || board.total() - total > limit) {
                        undo();
                    }
                    return;
                }
            }
        }
    }

    private boolean placeService(int index, int at) {
        var item = space.items[index];
        var option = space.made(item, at);
        if (option.byStart[0] == Option.NEVER
                || option.limited && !board.fitsThroughout(item, option.site)
                || board.extra(index, option) == Option.NEVER) {
            return false;
        }
        board.place(index, Seeker.pick(item, at, option, new int[] {0, item.duration}));
        return true;
    }

    /** Whether an item fits at a site once another has left it. */
    private boolean fits(Item item, int site, @Nullable Item gone) {
        for (var resource = 0; resource < Space.RESOURCES; resource++) {
            var free = board.least(site, resource) + (gone == null ? 0 : gone.demand[resource]);
            if (item.demand[resource] > 0 && free < item.demand[resource]) {
                return false;
            }
        }
        return true;
    }

    /** Residents of any sort leave until there is room, then each goes where it now costs least. */
    private void compound(int index, int option, long limit, SplittableRandom random) {
        begin();
        var missing = board.missing();
        var total = board.total();
        takeOut(index);
        if (board.from(index) < 0) {
            undo();
            return;
        }
        var pick = seeker.at(board, index, option);
        while (pick == null) {
            if (taken > MOST_OUT || !takeOutOne(index, option, random)) {
                undo();
                return;
            }
            pick = seeker.at(board, index, option);
        }
        board.place(index, pick);
        for (var number = 1; number < taken; number++) {
            var found = seeker.best(board, out[number], null);
            if (found == null) {
                undo();
                return;
            }
            board.place(out[number], found);
        }
        if (board.missing() >= missing && board.total() - total > limit) {
            undo();
        }
    }

    private boolean takeOutOne(int index, int option, SplittableRandom random) {
        var item = space.items[index];
        var site = item.site(option);
        for (var draw = 0; draw < DRAWS && board.residents(site) > 0; draw++) {
            var other = board.resident(site, random.nextInt(board.residents(site)));
            var pick = board.picks[other];
            if (pick != null
                    && space.after[other].length == 0
                    && space.groups[other].length == 0
                    && pick.start() < item.first + item.span
                    && item.first < pick.end()) {
                takeOut(other);
                return true;
            }
        }
        return false;
    }

    private void begin() {
        taken = 0;
    }

    private void takeOut(int index) {
        out[taken] = index;
        before[taken] = board.remove(index);
        taken++;
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
    }
}
