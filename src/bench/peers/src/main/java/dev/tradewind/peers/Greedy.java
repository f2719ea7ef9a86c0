package dev.tradewind.peers;

import dev.tradewind.placement.Precedence;
import dev.tradewind.placement.scoring.SlotSelection;
import java.util.Arrays;
import java.util.Comparator;

/**
 * The largest first, each where it is cheapest within what is left; runs of a chain go in the order of the chain. Who finds no
 * room comes earlier in the next round, and what a broken budget counts costs more there. A start for solvers that search from
 * a plan.
 */
public final class Greedy {
    private static final int ROUNDS = 60;
    private final Instance instance;
    private final int[] order;
    private final double[] weight;
    /** By budget: nano-USD for a milligram. */
    private final double[] price;

    private final SlotSelection selection = new SlotSelection();
    private long[] free;
    private Pick[] picks;

    private Greedy(Instance instance) {
        this.instance = instance;
        order = Precedence.order(instance.problem().workloads());
        weight = instance.tasks().stream()
                .mapToDouble(task -> (double) task.demand()[0] * task.duration())
                .toArray();
        price = new double[instance.problem().budgets().size()];
        free = instance.capacity().clone();
        picks = new Pick[order.length];
    }

    /** By task, of the round that leaves the fewest out; null where nothing was left. It may be over a budget. */
    public static Pick[] picks(Instance instance) {
        return new Greedy(instance).run();
    }

    private Pick[] run() {
        var best = picks;
        var least = Double.POSITIVE_INFINITY;
        for (var round = 0; round < ROUNDS && least > 0; round++) {
            round();
            var wrong = 0;
            for (var task : instance.tasks()) {
                if (picks[task.index()] == null) {
                    weight[task.index()] *= 2;
                    wrong++;
                }
            }
            for (var budget = 0; budget < price.length; budget++) {
                if (spent(budget) > instance.problem().budgets().get(budget).limit()) {
                    price[budget] = Math.max(100, 1.3 * price[budget]);
                    wrong++;
                }
            }
            if (wrong < least) {
                least = wrong;
                best = picks;
            }
        }
        return best;
    }

    private long spent(int budget) {
        long sum = 0;
        for (var task : instance.tasks()) {
            var pick = picks[task.index()];
            sum += pick != null && counts(budget, task, pick.site()) ? pick.milligrams() : 0;
        }
        return sum;
    }

    private boolean counts(int budget, Task task, int site) {
        var limit = instance.problem().budgets().get(budget);
        return task.budgeted() && instance.counts(limit, site) && instance.counts(limit, task.workload());
    }

    private void round() {
        free = instance.capacity().clone();
        picks = new Pick[order.length];
        var rank = new int[order.length];
        // Whole chains by their weightiest member, then along the chain.
        var size = weight.clone();
        for (var at = 0; at < order.length; at++) {
            rank[order[at]] = at;
            for (var edge : instance.tasks().get(order[at]).before()) {
                size[order[at]] = Math.max(size[order[at]], size[edge.before().index()]);
            }
        }
        for (var step = order.length - 1; step >= 0; step--) {
            for (var edge : instance.tasks().get(order[step]).before()) {
                var other = edge.before().index();
                size[other] = Math.max(size[other], size[order[step]]);
            }
        }
        instance.tasks().stream()
                .sorted(Comparator.<Task>comparingDouble(task -> -size[task.index()])
                        .thenComparingInt(task -> rank[task.index()]))
                .forEach(this::place);
    }

    private void place(Task task) {
        Pick best = null;
        long least = Place.NEVER;
        for (var place : task.places()) {
            var pick = task.pieced() ? pieced(task, place) : whole(task, place);
            if (pick == null) {
                continue;
            }
            var cost = pick.cost() + tiered(place) + Math.round(pick.milligrams() * price(task, place.site()));
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

    private double price(Task task, int site) {
        double sum = 0;
        for (var budget = 0; budget < price.length; budget++) {
            sum += price[budget] > 0 && counts(budget, task, site) ? price[budget] : 0;
        }
        return sum;
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
        var least = Double.POSITIVE_INFINITY;
        var price = price(task, place.site());
        var clear = 0;
        for (var slot = Math.max(task.first(), from); slot < task.end(); slot++) {
            clear = fits(task, place, slot) ? clear + 1 : 0;
            if (clear >= task.duration()) {
                var pick = Pick.whole(task, place, slot - task.duration() + 1);
                if (pick != null && priced(pick, price) < least) {
                    least = priced(pick, price);
                    best = pick;
                }
            }
        }
        return best;
    }

    private static double priced(Pick pick, double price) {
        return pick.cost() + pick.milligrams() * price;
    }

    private Pick pieced(Task task, Place place) {
        var cost = place.cost().clone();
        var price = price(task, place.site());
        for (var slot = 0; slot < cost.length; slot++) {
            if (!fits(task, place, task.first() + slot)) {
                cost[slot] = SlotSelection.NEVER;
            } else if (cost[slot] != SlotSelection.NEVER) {
                cost[slot] += Math.round(price * place.milligrams()[slot]);
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
