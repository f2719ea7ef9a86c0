package dev.tradewind.peers;

import dev.tradewind.placement.Precedence;
import dev.tradewind.placement.scoring.SlotSelection;
import java.util.Arrays;
import java.util.Comparator;

/**
 * The largest first, each where it is cheapest within what is left: what anybody would write down before a solver starts. Runs
 * of a chain go in the order of the chain. Who finds no room, or breaks a budget, is left to the solver.
 */
public final class Greedy {
    private final Instance instance;
    private final long[] free;
    private final Pick[] picks;
    private final SlotSelection selection = new SlotSelection();

    private Greedy(Instance instance) {
        this.instance = instance;
        free = instance.capacity().clone();
        picks = new Pick[instance.tasks().size()];
    }

    /** By task; null where nothing was left. */
    public static Pick[] picks(Instance instance) {
        return new Greedy(instance).run();
    }

    private Pick[] run() {
        var rank = new int[picks.length];
        var order = Precedence.order(instance.problem().workloads());
        for (var at = 0; at < order.length; at++) {
            rank[order[at]] = at;
        }
        // Whole chains by their largest member, then along the chain.
        var size = new long[picks.length];
        for (var at : order) {
            var task = instance.tasks().get(at);
            size[at] = task.demand()[0] * task.duration();
            for (var edge : task.before()) {
                size[at] = Math.max(size[at], size[edge.before().index()]);
            }
        }
        for (var step = order.length - 1; step >= 0; step--) {
            for (var edge : instance.tasks().get(order[step]).before()) {
                var other = edge.before().index();
                size[other] = Math.max(size[other], size[order[step]]);
            }
        }
        instance.tasks().stream()
                .sorted(Comparator.<Task>comparingLong(task -> -size[task.index()])
                        .thenComparingInt(task -> rank[task.index()]))
                .forEach(this::place);
        return picks;
    }

    private void place(Task task) {
        Pick best = null;
        long least = Place.NEVER;
        for (var place : task.places()) {
            var pick = task.pieced() ? pieced(task, place) : whole(task, place);
            if (pick == null) {
                continue;
            }
            var cost = pick.cost() + tiered(place);
            for (var edge : task.before()) {
                var other = picks[edge.before().index()];
                var passing = other == null ? 0 : instance.handedOn(edge, other.site(), place.site());
                cost = passing == Place.NEVER ? Place.NEVER : cost + passing;
            }
            if (cost < least) {
                least = cost;
                best = pick;
            }
        }
        if (best != null) {
            picks[task.index()] = best;
            for (var slot : best.slots()) {
                for (var resource = 0; resource < Instance.RESOURCES; resource++) {
                    free[instance.cell(best.site(), resource, slot)] -= task.demand()[resource];
                }
            }
        }
    }

    private long tiered(Place place) {
        long sum = 0;
        for (var pool = 0; pool < place.tiered().length; pool++) {
            sum += instance.problem().tierPools().get(pool).nanoUsd(place.tiered()[pool]);
        }
        return sum;
    }

    private boolean fits(Task task, Place place, int slot) {
        for (var resource = 0; resource < Instance.RESOURCES; resource++) {
            if (free[instance.cell(place.site(), resource, slot)] < task.demand()[resource]) {
                return false;
            }
        }
        return true;
    }

    private Pick whole(Task task, Place place) {
        var from = task.before().stream()
                .map(edge -> picks[edge.before().index()])
                .mapToInt(pick -> pick == null ? 0 : pick.end())
                .max()
                .orElse(0);
        Pick best = null;
        var clear = 0;
        for (var slot = Math.max(task.first(), from); slot < task.end(); slot++) {
            clear = fits(task, place, slot) ? clear + 1 : 0;
            if (clear >= task.duration()) {
                var pick = Pick.whole(task, place, slot - task.duration() + 1);
                best = pick != null && (best == null || pick.cost() < best.cost()) ? pick : best;
            }
        }
        return best;
    }

    private Pick pieced(Task task, Place place) {
        var cost = place.cost().clone();
        for (var slot = 0; slot < cost.length; slot++) {
            if (!fits(task, place, task.first() + slot)) {
                cost[slot] = SlotSelection.NEVER;
            }
        }
        selection.select(cost, place.resume(), place.delay(), 0, cost.length, task.duration(), true);
        return selection.isFound()
                ? Pick.pieces(
                        task,
                        place,
                        Arrays.stream(selection.pieces())
                                .map(slot -> slot + task.first())
                                .toArray())
                : null;
    }
}
