package dev.tradewind.placement.search;

import java.util.ArrayList;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/** Makes a draft better without ever breaking capacity: single moves first, then one workload making room for another. */
final class Improvement {
    private static final int PASSES = 6;
    private static final int WISHES = 6;
    private static final int EVICTIONS = 24;
    private final Space space;
    private final Occupancy occupancy;
    private final @Nullable Pick[] picks;
    private final Prices nothing;

    private Improvement(Space space, Draft draft, Occupancy occupancy) {
        this.space = space;
        this.occupancy = occupancy;
        picks = draft.picks().clone();
        nothing = new Prices(Math.max(1, space.sites.size()), space.slots);
    }

    static Draft of(Space space, Draft draft, Occupancy occupancy) {
        var improvement = new Improvement(space, draft, occupancy);
        for (var pass = 0; pass < PASSES; pass++) {
            var changed = improvement.moves();
            changed |= improvement.evictions();
            if (!changed) {
                break;
            }
        }
        return new Draft(improvement.picks);
    }

    private boolean moves() {
        var changed = false;
        for (var index = 0; index < picks.length; index++) {
            var entry = space.entries[index];
            var now = picks[index];
            if (now != null) {
                occupancy.giveBack(entry, now);
            }
            var best = space.cheapestFitting(entry, nothing, occupancy);
            if (best != null && (now == null || best.cost() < now.cost())) {
                picks[index] = best;
                changed = true;
            }
            var kept = picks[index];
            if (kept != null) {
                occupancy.take(entry, kept);
            }
        }
        return changed;
    }

    private boolean evictions() {
        var changed = false;
        for (var index = 0; index < picks.length; index++) {
            for (var wish : wishes(index)) {
                if (grant(index, wish)) {
                    changed = true;
                    break;
                }
            }
        }
        return changed;
    }

    /** The few choices that would be better than the present one, best first. */
    private ArrayList<Pick> wishes(int index) {
        var entry = space.entries[index];
        var now = picks[index];
        var wishes = new ArrayList<Pick>();
        for (var option : entry.limited()) {
            Pick best = null;
            for (var start : option.starts()) {
                var cost = option.score().objective(start);
                if ((now == null || cost < now.cost()) && (best == null || cost < best.cost())) {
                    best = new Pick(option, start, cost, cost);
                }
            }
            if (best != null) {
                wishes.add(best);
            }
        }
        wishes.sort(Comparator.comparingLong(Pick::cost));
        return wishes.size() > WISHES ? new ArrayList<>(wishes.subList(0, WISHES)) : wishes;
    }

    private boolean grant(int index, Pick wish) {
        var entry = space.entries[index];
        var now = picks[index];
        var tried = 0;
        for (var other = 0; other < picks.length && tried < EVICTIONS; other++) {
            var held = picks[other];
            if (other == index || held == null || !overlap(entry, wish, space.entries[other], held)) {
                continue;
            }
            tried++;
            if (now != null) {
                occupancy.giveBack(entry, now);
            }
            occupancy.giveBack(space.entries[other], held);
            if (occupancy.fits(entry, wish.option(), wish.start())) {
                occupancy.take(entry, wish);
                var moved = space.cheapestFitting(space.entries[other], nothing, occupancy);
                if (moved != null && (now == null || wish.cost() + moved.cost() < now.cost() + held.cost())) {
                    occupancy.take(space.entries[other], moved);
                    picks[index] = wish;
                    picks[other] = moved;
                    return true;
                }
                occupancy.giveBack(entry, wish);
            }
            occupancy.take(space.entries[other], held);
            if (now != null) {
                occupancy.take(entry, now);
            }
        }
        return false;
    }

    private static boolean overlap(Entry entry, Pick wish, Entry other, Pick held) {
        return wish.option().site() == held.option().site()
                && wish.start() < held.start() + other.length()
                && held.start() < wish.start() + entry.length();
    }
}
