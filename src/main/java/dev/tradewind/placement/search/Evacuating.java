package dev.tradewind.placement.search;

import dev.tradewind.placement.Assignment;
import dev.tradewind.placement.Capacity;
import dev.tradewind.placement.Evacuation;
import dev.tradewind.placement.Infeasible;
import dev.tradewind.placement.PlacementProblem;
import dev.tradewind.placement.Plan;
import dev.tradewind.placement.Series;
import dev.tradewind.placement.explanation.Assessor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Moves what ran at a lost site, in the order of regret at the plan's prices, to where it then costs least at these prices.
 * Others move only where one of them must make room. The bound stands on the same prices without the site: who would have
 * chosen it chooses again.
 */
final class Evacuating {
    private static final int TRIES_FOR_EACH = 16;
    private final Space space;
    private final Search.Result result;
    private final Plan earlier;
    private final Workers workers;

    Evacuating(Space space, Search.Result result, Plan earlier, Workers workers) {
        this.space = space;
        this.result = result;
        this.earlier = earlier;
        this.workers = workers;
    }

    Evacuation without(int site) {
        var board = result.board().copy();
        var gone = board.close(site);
        var duals = result.duals().without(site);
        place(board, inOrderOfRegret(board, gone, duals), duals);
        makeRoom(board, gone.length, duals);
        leaveOutWhatWaitsInVain(board);
        return write(site, board, duals);
    }

    /** What comes before others first. */
    private List<Integer> inOrderOfRegret(Board board, int[] gone, Duals duals) {
        var regret = new HashMap<Integer, Long>();
        var seeker = new Seeker(space);
        for (var index : gone) {
            seeker.best(board, index, duals, true);
            regret.put(index, seeker.second == Option.NEVER ? Option.NEVER : seeker.second - seeker.value);
        }
        return Arrays.stream(gone)
                .boxed()
                .sorted(Comparator.<Integer>comparingInt(index -> Construction.depth(space, index))
                        .thenComparing(
                                Comparator.<Integer>comparingLong(regret::get).reversed())
                        .thenComparing(index -> index))
                .toList();
    }

    private void place(Board board, List<Integer> order, Duals duals) {
        var seeker = new Seeker(space);
        for (var index : order) {
            var pick = seeker.best(board, index, duals);
            if (pick != null) {
                board.place(index, pick);
            }
        }
    }

    private void makeRoom(Board board, int gone, Duals duals) {
        if (board.missing() > result.board().missing()) {
            new Neighbourhood(space, board)
                    .settle(
                            duals,
                            result.response(),
                            new long[space.items.length],
                            new SplittableRandom(earlier.seed()),
                            TRIES_FOR_EACH * gone);
        }
    }

    private void leaveOutWhatWaitsInVain(Board board) {
        for (var index : Construction.inOrderOfChains(space)) {
            if (board.picks[index] != null && board.from(index) < 0) {
                board.remove(index);
            }
        }
    }

    private Evacuation write(int site, Board board, Duals duals) {
        var problem = emptied(site);
        var assessor = new Assessor(problem);
        var before = new HashMap<String, Assignment>();
        earlier.assignments().forEach(assignment -> before.put(assignment.workload(), assignment));
        var bill = new Bill(space, board);
        var shortage = new Shortage(space, assessor, board);
        var count = space.items.length;
        var assignments = new @Nullable Assignment[count];
        var infeasible = new @Nullable Infeasible[count];
        workers.each(count, Object::new, (index, none) -> {
            var workload = space.items[index].workload;
            var pick = board.picks[index];
            if (pick == null) {
                infeasible[index] = shortage.crowdedOut(index, assessor.assess(workload));
                return;
            }
            var choice = bill.of(index, pick);
            var was = before.get(workload.id());
            var stays = pick == result.board().picks[index];
            var today = was != null && stays && pick.option().tiered == null && space.before[index].length == 0
                    ? was.today()
                    : bill.today(index, pick, assessor.runsToday(workload));
            var explanation = was != null && stays
                    ? was.explanation()
                    : assessor.assess(workload).explain(choice);
            assignments[index] = new Assignment(workload.id(), choice, today, explanation);
        });
        var moved = IntStream.range(0, count)
                .filter(index -> board.picks[index] != null && board.picks[index] != result.board().picks[index])
                .mapToObj(index -> space.items[index].workload.id())
                .toList();
        var plan = new Plan(
                PlanSearch.present(assignments),
                unplaced(infeasible),
                board.total(),
                bound(site, board, duals),
                duals.positiveCells(),
                duals.positiveBudgets(),
                earlier.iterations(),
                earlier.seed(),
                earlier.stopReason(),
                earlier.weights());
        return new Evacuation(problem, plan, moved);
    }

    /** With those that had no option even before. */
    private List<Infeasible> unplaced(@Nullable Infeasible[] now) {
        var known = new HashMap<String, Infeasible>();
        earlier.infeasible().forEach(one -> known.put(one.workload(), one));
        for (var item : space.items) {
            known.remove(item.workload.id());
        }
        var all = new ArrayList<>(known.values());
        all.addAll(PlanSearch.present(now));
        all.sort(Comparator.comparing(Infeasible::workload));
        return all;
    }

    private long bound(int site, Board board, Duals duals) {
        var values = new Pricing(space, workers).valuesWithout(site, duals, result.response());
        long sum = 0;
        for (var index = 0; index < values.length; index++) {
            sum = board.picks[index] == null ? sum : Math.addExact(sum, values[index]);
        }
        return Math.subtractExact(sum, duals.value());
    }

    private PlacementProblem emptied(int lost) {
        var problem = space.problem;
        var none = Series.flat(space.slots, 0);
        var sites = new ArrayList<>(problem.sites());
        sites.set(lost, sites.get(lost).with(new Capacity(none, none, none)));
        return new PlacementProblem(
                problem.horizon(),
                problem.weights(),
                sites,
                problem.links(),
                problem.workloads(),
                problem.budgets(),
                problem.tierPools(),
                problem.together());
    }
}
