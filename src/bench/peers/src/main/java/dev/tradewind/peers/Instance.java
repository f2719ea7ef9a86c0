package dev.tradewind.peers;

import dev.tradewind.placement.Budget;
import dev.tradewind.placement.Candidate;
import dev.tradewind.placement.PlacementProblem;
import dev.tradewind.placement.Precedence;
import dev.tradewind.placement.Resource;
import dev.tradewind.placement.explanation.Assessor;
import dev.tradewind.placement.scoring.Rounding;
import dev.tradewind.placement.scoring.SiteTables;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** A problem as data for other solvers. What the bench's instances do not hold is refused rather than left out in silence. */
public final class Instance {
    public static final int RESOURCES = Resource.values().length;
    private final PlacementProblem problem;
    private final Assessor assessor;
    private final List<Task> tasks;
    private final long[] capacity;

    private Instance(PlacementProblem problem) {
        this.problem = problem;
        assessor = new Assessor(problem);
        capacity = new long[problem.sites().size() * RESOURCES * slots()];
        for (var site = 0; site < problem.sites().size(); site++) {
            for (var resource : Resource.values()) {
                for (var slot = 0; slot < slots(); slot++) {
                    capacity[cell(site, resource.ordinal(), slot)] =
                            SiteTables.free(problem.sites().get(site), resource, slot);
                }
            }
        }
        var narrowed = narrowed();
        tasks = IntStream.range(0, problem.workloads().size())
                .mapToObj(index -> new Task(
                        index,
                        problem.workloads().get(index),
                        narrowed.get(index),
                        slots(),
                        problem.budgets().stream()
                                .anyMatch(budget ->
                                        counts(budget, problem.workloads().get(index)))))
                .toList();
        tasks.parallelStream().forEach(task -> task.choose(places(task, narrowed.get(task.index()))));
        var nowhere = tasks.stream()
                .filter(task -> task.places().isEmpty())
                .map(task -> task.workload().id())
                .toList();
        if (!nowhere.isEmpty()) {
            throw new IllegalArgumentException("no site takes " + nowhere + ". Maybe another seed?");
        }
        var byId = new HashMap<String, Task>();
        tasks.forEach(task -> byId.put(task.workload().id(), task));
        for (var task : tasks) {
            task.workload()
                    .shape()
                    .after()
                    .forEach(other -> task.follows(byId.get(other.workload()), other.megabytes()));
        }
    }

    /** @throws IllegalArgumentException where the problem holds what the models do not know */
    public static Instance of(PlacementProblem problem) {
        var unknown = problem.workloads().stream()
                .filter(workload -> workload.shape().runs() > 1
                        || workload.shape().spotAllowed()
                        || workload.shape().interruptible()
                                && !workload.shape().after().isEmpty()
                        || workload.shape().after().stream().anyMatch(before -> pauses(problem, before.workload())))
                .map(Candidate::id)
                .toList();
        if (!unknown.isEmpty()
                || !problem.together().isEmpty()
                || !problem.replicas().isEmpty()
                || problem.budgets().stream().anyMatch(budget -> budget.kind() != Budget.Kind.CARBON)) {
            throw new IllegalArgumentException(
                    "the peers' models know no repeated runs, no spot capacity, no pausing runs in"
                            + " chains, no groups and no budgets but carbon. Maybe leave them out: " + unknown);
        }
        return new Instance(problem);
    }

    private static boolean pauses(PlacementProblem problem, String id) {
        return problem.workloads().stream()
                .anyMatch(
                        workload -> workload.id().equals(id) && workload.shape().interruptible());
    }

    /** Windows cut by the earliest end of what comes before and the latest start of what comes after. */
    private List<Candidate> narrowed() {
        var workloads = problem.workloads();
        Map<String, Integer> index = new HashMap<>();
        IntStream.range(0, workloads.size())
                .forEach(at -> index.put(workloads.get(at).id(), at));
        var order = Precedence.order(workloads);
        var first = workloads.stream().mapToInt(Candidate::firstStart).toArray();
        var end = workloads.stream().mapToInt(Candidate::deadlineSlot).toArray();
        for (var at : order) {
            for (var before : workloads.get(at).shape().after()) {
                var other = index.get(before.workload());
                first[at] =
                        Math.max(first[at], first[other] + workloads.get(other).durationSlots());
            }
        }
        for (var step = order.length - 1; step >= 0; step--) {
            var at = order[step];
            end[at] = Math.min(end[at], slots());
            for (var before : workloads.get(at).shape().after()) {
                var other = index.get(before.workload());
                end[other] = Math.min(end[other], end[at] - workloads.get(at).durationSlots());
            }
        }
        return IntStream.range(0, workloads.size())
                .mapToObj(at -> workloads.get(at).kind() == Candidate.Kind.SERVICE
                        ? workloads.get(at)
                        : workloads.get(at).within(first[at], end[at]))
                .toList();
    }

    private List<Place> places(Task task, Candidate narrowed) {
        var places = new ArrayList<Place>();
        for (var site = 0; site < problem.sites().size(); site++) {
            var tables = assessor.tables(site);
            if (assessor.feasibility().ofSite(narrowed, tables) != null) {
                continue;
            }
            var allowed = assessor.feasibility().allowed(narrowed, tables);
            var score = assessor.score(task.workload(), site, false);
            if (score != null && assessor.feasibility().isEnough(narrowed, allowed)) {
                places.add(new Place(site, score, task, problem.tierPools().size(), allowed));
            }
        }
        return places;
    }

    public PlacementProblem problem() {
        return problem;
    }

    public List<Task> tasks() {
        return tasks;
    }

    public int slots() {
        return problem.horizon().slots();
    }

    public int sites() {
        return problem.sites().size();
    }

    public int cell(int site, int resource, int slot) {
        return (site * RESOURCES + resource) * slots() + slot;
    }

    /** By {@link #cell}; {@code Long.MAX_VALUE} where nothing limits it. */
    public long[] capacity() {
        return capacity;
    }

    /** Whether a budget counts what this workload emits. */
    public boolean counts(Budget budget, Candidate workload) {
        return budget.workloads().isEmpty() || budget.workloads().contains(workload.id());
    }

    /** Whether a budget counts what is emitted at this site. */
    public boolean counts(Budget budget, int site) {
        return budget.sites().isEmpty()
                || budget.sites().contains(problem.sites().get(site).id());
    }

    /** What handing data on costs a month, nano-USD; {@link Place#NEVER} where the price is unknown. */
    public long handedOn(Task.Edge edge, int from, int to) {
        if (edge.megabytes() == 0 || from == to) {
            return 0;
        }
        var price = assessor.network()
                .nanoUsdPerGigabyte(
                        problem.sites().get(from).id(), problem.sites().get(to).id());
        return price == null
                ? Place.NEVER
                : Rounding.scale(
                        Rounding.scale(edge.megabytes(), price, 1000),
                        edge.after().workload().timesPerMonthPerMille(),
                        1000);
    }
}
