package dev.tradewind.placement.search;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * A first plan at prices. What is tied to others is placed first, chains in their order; the rest forms a crowd that may
 * break capacity on the way ({@link Packing}, {@link Filling}): simulated annealing with rising prices of what is too much
 * (Kirkpatrick, Gelatt and Vecchi). Who then does not fit goes to the cheapest place that is left.
 */
final class Construction {
    private static final int ROUNDS = 120;
    private static final int MOVES_OF_A_SERVICE = 8;
    private static final int MOVES_OF_A_RUN = 2;
    /** In a round. Of very many runs each has little weight, and a good place is found without asking as often. */
    private static final int MOST_MOVES_OF_RUNS = 50_000;

    /** Temperatures in shares of the mean cost of a service, or of a run. */
    private static final double HOTTEST = 0.001;

    private static final double COLDEST = 0.00003;
    /** What a unit too much costs, in shares of its price. */
    private static final double FIRST_FACTOR = 1;

    private static final double LAST_FACTOR = 8;

    private Construction() {}

    /** @param response to these prices, where the crowd starts from */
    static Board of(Space space, Workers workers, Duals duals, Pricing.Response response) {
        var favourites = Favourites.at(space, workers, duals);
        var board = new Board(space);
        var seeker = new Seeker(space);
        for (var index : inOrderOfChains(space)) {
            if (!space.isFree(index)) {
                place(board, seeker, index, duals);
            }
        }
        var crowd = new Crowd(space, board, duals);
        var packing = new Packing(space, crowd, free(space, true), favourites, response);
        var filling = new Filling(space, workers, crowd, free(space, false), favourites, duals, response, board);
        anneal(space, crowd, packing, filling);
        var left = new ArrayList<Integer>();
        for (var one = 0; one < packing.count(); one++) {
            place(space, board, packing.item(one), packing.pick(one), left);
        }
        for (var one = 0; one < filling.count(); one++) {
            place(space, board, filling.item(one), filling.pick(one), left);
        }
        for (var index : left) {
            place(board, seeker, index, duals);
        }
        return board;
    }

    private static void anneal(Space space, Crowd crowd, Packing packing, Filling filling) {
        var services = meanCost(space, true);
        var runs = meanCost(space, false);
        var random = new SplittableRandom(43);
        for (var round = 0; round < ROUNDS; round++) {
            var done = (double) round / (ROUNDS - 1);
            crowd.charge(FIRST_FACTOR * Math.pow(LAST_FACTOR / FIRST_FACTOR, done));
            var temperature = HOTTEST * Math.pow(COLDEST / HOTTEST, done);
            packing.run(random, MOVES_OF_A_SERVICE * packing.count(), temperature * services);
            filling.run(random, Math.min(MOVES_OF_A_RUN * filling.count(), MOST_MOVES_OF_RUNS), temperature * runs);
        }
    }

    private static int[] free(Space space, boolean services) {
        return IntStream.range(0, space.items.length)
                .filter(index -> space.isFree(index) && space.items[index].service == services)
                .toArray();
    }

    /** What services, or runs, cost on the mean when nothing is scarce. */
    private static double meanCost(Space space, boolean services) {
        double sum = 0;
        var count = 0;
        for (var item : space.items) {
            if (item.service == services) {
                sum += Math.abs((double) item.low[0]);
                count++;
            }
        }
        return count == 0 ? 0 : sum / count;
    }

    private static void place(Space space, Board board, int index, Pick pick, List<Integer> left) {
        var item = space.items[index];
        var option = pick.option();
        if ((!option.limited || board.fits(item, option.site, pick.pieces())) && board.affords(item, pick)) {
            board.place(index, pick);
        } else {
            left.add(index);
        }
    }

    private static void place(Board board, Seeker seeker, int index, Duals duals) {
        var pick = seeker.best(board, index, duals);
        if (pick != null) {
            board.place(index, pick);
        }
    }

    /** What comes before others first, then by id. */
    static List<Integer> inOrderOfChains(Space space) {
        return IntStream.range(0, space.items.length)
                .boxed()
                .sorted(Comparator.<Integer>comparingInt(index -> depth(space, index))
                        .thenComparing(index -> index))
                .toList();
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
