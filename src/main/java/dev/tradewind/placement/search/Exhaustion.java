package dev.tradewind.placement.search;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;

/**
 * Tries every combination that could still be better than the best plan, in the order of priced cost. A branch is cut when
 * what is chosen plus the cheapest of what remains, both priced, less the value of all capacity and budgets, is no better:
 * that is a lower bound on all plans below it. Ends early after a fixed number of nodes.
 */
final class Exhaustion {
    private final Space space;
    private final int[] order;
    private final Priced[][] choices;
    private final long[] cheapestRest;
    private final long value;
    private final Board board;
    private Board best;
    private int bestMissing;
    private long bestCost;
    private long nodes;

    /** A choice with the floor of what it adds to any plan at the prices. */
    private record Priced(Pick pick, long priced) {}

    private Exhaustion(Space space, Duals duals, Board start, long nodes) {
        this.space = space;
        this.nodes = nodes;
        best = start;
        bestMissing = start.missing();
        bestCost = start.total();
        value = duals.value();
        board = new Board(space);
        order = order();
        choices = new Priced[order.length][];
        cheapestRest = new long[order.length + 1];
        for (var depth = order.length - 1; depth >= 0; depth--) {
            choices[depth] = sorted(space.items[order[depth]], duals);
            cheapestRest[depth] = cheapestRest[depth + 1] + choices[depth][0].priced();
        }
    }

    /**
     * @param board the best plan so far, a better one when found
     * @param complete whether every combination was covered: then no plan is better
     */
    record Outcome(Board board, boolean complete) {}

    static Outcome search(Space space, Duals duals, Board start, long nodes) {
        long size = 0;
        for (var item : space.items) {
            size += Choices.count(item);
        }
        if (size > 200_000) {
            return new Outcome(start, false);
        }
        var search = new Exhaustion(space, duals, start, nodes);
        search.descend(0, 0, 0);
        return new Outcome(search.best, search.nodes > 0);
    }

    /** Predecessors first. */
    private int[] order() {
        var order = new ArrayList<Integer>();
        var placed = new boolean[space.items.length];
        while (order.size() < placed.length) {
            for (var index = 0; index < placed.length; index++) {
                var ready = !placed[index];
                for (var edge : space.before[index]) {
                    ready &= placed[edge.item()];
                }
                if (ready) {
                    placed[index] = true;
                    order.add(index);
                }
            }
        }
        return order.stream().mapToInt(Integer::intValue).toArray();
    }

    /** Fewer without a place comes first, then the cost. */
    private void descend(int depth, long priced, int missed) {
        if (depth == order.length) {
            if (missed < bestMissing || board.total() < bestCost) {
                best = board.copy();
                bestMissing = missed;
                bestCost = board.total();
            }
            return;
        }
        var index = order[depth];
        var item = space.items[index];
        var from = board.from(index);
        for (var choice : choices[depth]) {
            if (--nodes <= 0) {
                return;
            }
            var soFar = priced + choice.priced();
            if (missed == bestMissing && soFar + cheapestRest[depth + 1] - value >= bestCost) {
                return;
            }
            var pick = choice.pick();
            if (from >= 0
                    && from <= pick.start()
                    && board.extra(index, pick.option()) != Option.NEVER
                    && (!pick.option().limited || board.fits(item, pick.option().site, pick.pieces()))
                    && board.affords(item, pick)) {
                board.place(index, pick);
                descend(depth + 1, soFar, missed);
                board.remove(index);
            }
        }
        if (missed < bestMissing) {
            descend(depth + 1, priced, missed + 1);
        }
    }

    private Priced[] sorted(Item item, Duals duals) {
        var picks = new ArrayList<Priced>();
        for (var option = 0; option < item.options(); option++) {
            var made = space.made(item, option);
            for (var pick : Choices.of(item, option, made)) {
                picks.add(new Priced(pick, Choices.priced(space, item, pick, duals)));
            }
        }
        var array = picks.toArray(Priced[]::new);
        Arrays.sort(
                array,
                Comparator.comparingLong(Priced::priced)
                        .thenComparing(choice -> choice.pick().index())
                        .thenComparing(choice -> choice.pick().start()));
        return array;
    }
}
