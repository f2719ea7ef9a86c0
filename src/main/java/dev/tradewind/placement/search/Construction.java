package dev.tradewind.placement.search;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * From prices to a plan: services choose first, on what runs leave them at the prices, then runs. Among each, those choose
 * first that would lose most by waiting, for what they take, and nobody takes what is not there.
 */
final class Construction {
    private Construction() {}

    /** @param runs by cell: what services leave to runs, as long as these have not chosen */
    static Board of(Space space, Workers workers, Duals duals, long[] runs) {
        var board = new Board(space);
        var regret = regrets(space, workers, duals);
        var size = sizes(space);
        var order = IntStream.range(0, space.items.length)
                .boxed()
                .sorted(Comparator.<Integer, Boolean>comparing(index -> !space.items[index].service)
                        .thenComparing(index -> depth(space, index))
                        .thenComparing(Comparator.<Integer>comparingDouble(index -> regret[index] / size[index])
                                .reversed())
                        .thenComparing(index -> index))
                .toList();
        var seeker = new Seeker(space);
        var reserved = true;
        board.reserve(runs, 1);
        for (var index : order) {
            if (reserved && !space.items[index].service) {
                board.reserve(runs, -1);
                reserved = false;
            }
            var pick = seeker.best(board, index, duals);
            if (pick != null) {
                board.place(index, pick);
            }
        }
        if (reserved) {
            board.reserve(runs, -1);
        }
        return board;
    }

    /** What comes before others first, then by id. */
    static List<Integer> inOrderOfChains(Space space) {
        return IntStream.range(0, space.items.length)
                .boxed()
                .sorted(Comparator.<Integer>comparingInt(index -> depth(space, index))
                        .thenComparing(index -> index))
                .toList();
    }

    /** By item: the share of all capacity that it takes, so that regret counts by what it is spent on. */
    private static double[] sizes(Space space) {
        var total = new double[Space.RESOURCES];
        for (var at = 0; at < space.cells(); at++) {
            if (space.isLimited(at / space.slots / Space.RESOURCES)) {
                total[at / space.slots % Space.RESOURCES] += space.capacity[at];
            }
        }
        var sizes = new double[space.items.length];
        for (var index = 0; index < sizes.length; index++) {
            var item = space.items[index];
            var share = 1e-12;
            for (var resource = 0; resource < Space.RESOURCES; resource++) {
                share += total[resource] == 0
                        ? 0
                        : (double) item.demand[resource] * item.duration * item.runs / total[resource];
            }
            sizes[index] = share;
        }
        return sizes;
    }

    /** By item: how much dearer its second-best site is at prices; {@link Option#NEVER} with only one. */
    static long[] regrets(Space space, Workers workers, Duals duals) {
        var regret = new long[space.items.length];
        workers.each(regret.length, () -> new Seeker(space), (index, seeker) -> {
            regret[index] = space.items[index].options() == 1 ? Option.NEVER : seeker.regret(index, duals);
        });
        return regret;
    }

    /** Chains go first, in their order: what has a window and neighbours fits nowhere else. */
    static int depth(Space space, int index) {
        if (space.before[index].length == 0 && space.after[index].length == 0) {
            return Integer.MAX_VALUE;
        }
        var depth = 0;
        for (var edge : space.before[index]) {
            depth = Math.max(depth, depth(space, edge.item()) + 1);
        }
        return depth;
    }
}
