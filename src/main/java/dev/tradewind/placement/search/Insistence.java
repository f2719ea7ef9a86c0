package dev.tradewind.placement.search;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Where a first plan leaves workloads out: plans from nothing, each in an order, in which those that found no place come earlier
 * the next time (squeaky wheel optimisation, Joslin and Clements). Among many workloads one that is left out finds a place
 * by exchanges, and plans from nothing take long; among few there are no exchanges, and these are quick.
 */
final class Insistence {
    private static final int ROUNDS = 40;
    /** Placings in all rounds together. */
    private static final int PLACINGS = 20_000;

    private final Space space;
    private final Duals duals;
    private final double[] weight;
    private final int[] rank;

    private Insistence(Space space, Duals duals) {
        this.space = space;
        this.duals = duals;
        weight = new double[space.items.length];
        rank = new int[weight.length];
        var total = new double[Space.RESOURCES];
        for (var cell = 0; cell < space.cells(); cell++) {
            total[cell / space.slots % Space.RESOURCES] += space.capacity[cell];
        }
        var order = Construction.inOrderOfChains(space);
        for (var at = 0; at < rank.length; at++) {
            rank[order.get(at)] = at;
        }
        for (var index = 0; index < weight.length; index++) {
            var item = space.items[index];
            for (var resource = 0; resource < Space.RESOURCES; resource++) {
                var slots = (double) item.duration * item.runs;
                weight[index] = Math.max(weight[index], item.demand[resource] * slots / Math.max(1, total[resource]));
            }
        }
    }

    /** The first plan that leaves nobody out, or the one that leaves out fewest; the given one if none is better. */
    static Board of(Space space, Duals duals, Board given) {
        return new Insistence(space, duals).best(given);
    }

    private Board best(Board given) {
        var best = given;
        raise(given);
        var rounds = Math.min(ROUNDS, PLACINGS / Math.max(1, weight.length));
        for (var round = 0; round < rounds && best.missing() > 0; round++) {
            var board = round();
            best = board.missing() < best.missing() ? board : best;
            raise(board);
        }
        return best;
    }

    private void raise(Board board) {
        for (var index = 0; index < weight.length; index++) {
            weight[index] *= board.picks[index] == null ? 2 : 1;
        }
    }

    private Board round() {
        var board = new Board(space);
        var seeker = new Seeker(space);
        for (var index : order()) {
            var pick = seeker.best(board, index, duals);
            if (pick != null) {
                board.place(index, pick);
            }
        }
        return board;
    }

    /** The weightiest first, a chain as one by its weightiest member, and along the chain. */
    private int[] order() {
        var heaviest = weight.clone();
        var along = IntStream.range(0, rank.length)
                .boxed()
                .sorted(Comparator.comparingInt(index -> rank[index]))
                .mapToInt(Integer::intValue)
                .toArray();
        for (var index : along) {
            for (var edge : space.before[index]) {
                heaviest[index] = Math.max(heaviest[index], heaviest[edge.item()]);
            }
        }
        for (var at = along.length - 1; at >= 0; at--) {
            for (var edge : space.before[along[at]]) {
                heaviest[edge.item()] = Math.max(heaviest[edge.item()], heaviest[along[at]]);
            }
        }
        return Arrays.stream(along)
                .boxed()
                .sorted(Comparator.comparingDouble(index -> -heaviest[index]))
                .mapToInt(Integer::intValue)
                .toArray();
    }
}
