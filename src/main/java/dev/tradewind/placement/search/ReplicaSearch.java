package dev.tradewind.placement.search;

import dev.tradewind.placement.Assignment;
import dev.tradewind.placement.Candidate;
import dev.tradewind.placement.Choice;
import dev.tradewind.placement.PlacementProblem;
import dev.tradewind.placement.Plan;
import dev.tradewind.placement.ReplicaDecision;
import dev.tradewind.placement.ReplicaOffer;
import dev.tradewind.placement.SearchOptions;
import dev.tradewind.placement.Way;
import dev.tradewind.placement.explanation.Assessor;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Decides which offered copies are there, around the search for places: with the copies of today, with those that the relaxed
 * problem reads, then with one more or one less for as long as that is cheaper. Where there are few offers every
 * combination is tried. The bound is that of the relaxed problem.
 */
public final class ReplicaSearch {
    /** Up to so many offers all combinations are planned. */
    private static final int EVERY = 3;

    private static final int MOST_TRIES = 12;

    private final PlacementProblem problem;
    private final SearchOptions options;
    private final PlacementProblem relaxed;
    private final Map<Set<String>, Plan> tried = new LinkedHashMap<>();

    public ReplicaSearch(PlacementProblem problem, SearchOptions options) {
        this.problem = problem;
        this.options = options;
        relaxed = Copies.relaxed(problem);
    }

    public Plan run() {
        var today = offers(ReplicaOffer::kept);
        attempt(today);
        var free = search(relaxed);
        if (problem.replicas().size() <= EVERY) {
            everyCombination();
        } else {
            attempt(read(free));
            improve();
        }
        var best = best();
        return written(best, free, tried.get(today));
    }

    private Set<String> offers(Predicate<ReplicaOffer> which) {
        return problem.replicas().stream()
                .filter(which)
                .map(ReplicaOffer::id)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private Plan search(PlacementProblem of) {
        return new PlanSearch(of, new Assessor(of)).run(options, null);
    }

    private void attempt(Set<String> open) {
        if (!tried.containsKey(open) && (tried.isEmpty() || !options.cancelled().getAsBoolean())) {
            tried.put(open, search(Copies.standing(problem, open)));
        }
    }

    private void everyCombination() {
        var offers = problem.replicas();
        for (var bits = 0; bits < 1 << offers.size(); bits++) {
            var open = new TreeSet<String>();
            for (var index = 0; index < offers.size(); index++) {
                if ((bits & 1 << index) != 0) {
                    open.add(offers.get(index).id());
                }
            }
            attempt(open);
        }
    }

    /** One more or one less, as long as it helps. */
    private void improve() {
        for (var before = -1; before < tried.size() && tried.size() < MOST_TRIES; ) {
            before = tried.size();
            var from = best();
            // What nobody reads goes first: that needs no look at others.
            attempt(read(tried.get(from)));
            for (var offer : problem.replicas()) {
                var open = new TreeSet<>(from);
                if (!open.remove(offer.id())) {
                    open.add(offer.id());
                }
                if (tried.size() < MOST_TRIES) {
                    attempt(open);
                }
            }
            if (best().equals(from)) {
                return;
            }
        }
    }

    /** Offers that a plan reads. */
    private Set<String> read(@Nullable Plan plan) {
        if (plan == null) {
            return Set.of();
        }
        var places =
                plan.assignments().stream().collect(Collectors.toMap(Assignment::workload, placed -> placed.choice()));
        return offers(offer ->
                problem.workloads().stream().anyMatch(workload -> reads(workload, places.get(workload.id()), offer)));
    }

    private static boolean reads(Candidate workload, @Nullable Choice choice, ReplicaOffer offer) {
        return choice != null
                && workload.data().stream()
                        .filter(need -> offer.dataSet().equals(need.name()) && need.readMegabytes() > 0)
                        .anyMatch(need -> choice.site().equals(offer.site())
                                || choice.ways().stream()
                                        .filter(way -> !way.written())
                                        .map(Way::from)
                                        .anyMatch(offer.site()::equals));
    }

    private long cost(Set<String> open) {
        long sum = 0;
        for (var offer : problem.replicas()) {
            sum += open.contains(offer.id()) ? offer.monthlyNanoUsd(problem.weights()) : 0;
        }
        return sum;
    }

    /** Fewest left out, then cheapest, then first tried. */
    private Set<String> best() {
        Map.Entry<Set<String>, Plan> best = null;
        for (var one : tried.entrySet()) {
            if (best == null || isBetter(one, best)) {
                best = one;
            }
        }
        return Objects.requireNonNull(best).getKey();
    }

    private boolean isBetter(Map.Entry<Set<String>, Plan> one, Map.Entry<Set<String>, Plan> other) {
        var less = Integer.compare(
                one.getValue().infeasible().size(),
                other.getValue().infeasible().size());
        return less != 0
                ? less < 0
                : one.getValue().objectiveNanoUsd() + cost(one.getKey())
                        < other.getValue().objectiveNanoUsd() + cost(other.getKey());
    }

    private Plan written(Set<String> open, Plan free, @Nullable Plan today) {
        var plan = Objects.requireNonNull(tried.get(open));
        var objective = Math.addExact(plan.objectiveNanoUsd(), cost(open));
        var assessor = new Assessor(relaxed);
        var placed = Certificate.placed(plan);
        var own = Certificate.prove(relaxed, assessor, plan, placed, objective);
        var freely = Certificate.prove(relaxed, assessor, free, placed, objective);
        var isFree = freely.boundNanoUsd() > own.boundNanoUsd();
        var prices = isFree ? free : plan;
        var proof = isFree ? freely : own;
        var asToday = today == null ? List.<Assignment>of() : today.assignments();
        var now = asToday.stream()
                .filter(assignment -> assignment.today() != null)
                .collect(Collectors.toMap(Assignment::workload, Assignment::today));
        return new Plan(
                plan.assignments().stream()
                        .map(of -> new Assignment(
                                of.workload(),
                                of.choice(),
                                now.getOrDefault(of.workload(), of.today()),
                                of.explanation()))
                        .toList(),
                plan.infeasible(),
                objective,
                proof.boundNanoUsd(),
                prices.prices(),
                prices.budgetPrices(),
                options.iterations(),
                options.seed(),
                reason(objective, proof.boundNanoUsd()),
                problem.weights(),
                decisions(open, plan),
                proof.cases());
    }

    private Plan.StopReason reason(long objective, long bound) {
        if (options.cancelled().getAsBoolean()) {
            return Plan.StopReason.CANCELLED;
        }
        if (objective == bound || isGapMet(objective, bound)) {
            return Plan.StopReason.GAP;
        }
        var all = problem.replicas().size() <= EVERY
                && tried.values().stream()
                        .allMatch(plan -> plan.stopReason() == Plan.StopReason.EXHAUSTED
                                || plan.objectiveNanoUsd() == plan.boundNanoUsd());
        return all ? Plan.StopReason.EXHAUSTED : Plan.StopReason.ITERATIONS;
    }

    private boolean isGapMet(long objective, long bound) {
        return objective > 0
                && BigInteger.valueOf(objective - bound)
                                .multiply(BigInteger.valueOf(1_000_000))
                                .compareTo(BigInteger.valueOf(objective)
                                        .multiply(BigInteger.valueOf(options.gapPerMillion())))
                        <= 0;
    }

    private List<ReplicaDecision> decisions(Set<String> open, Plan plan) {
        var places = plan.assignments().stream().collect(Collectors.toMap(Assignment::workload, Assignment::choice));
        var decisions = new ArrayList<ReplicaDecision>();
        for (var offer : problem.replicas()) {
            var there = open.contains(offer.id());
            var readers = problem.workloads().stream()
                    .filter(workload -> there && reads(workload, places.get(workload.id()), offer))
                    .toList();
            decisions.add(new ReplicaDecision(
                    offer,
                    there,
                    there ? offer.monthlyNanoUsd(problem.weights()) : 0,
                    readers.stream().map(Candidate::id).toList(),
                    saved(open, offer, readers, places)));
        }
        return decisions;
    }

    /**
     * What the readers of a copy would pay for egress without it, less what they pay; of those who stay where they run today. Who
     * moves reads nothing from afar today, so that the move is the better for the copy, and nothing is saved by it alone.
     */
    private long saved(Set<String> open, ReplicaOffer offer, List<Candidate> all, Map<String, Choice> places) {
        var readers = all.stream()
                .filter(reader -> {
                    var choice = places.get(reader.id());
                    return choice != null && choice.site().equals(reader.currentSite());
                })
                .toList();
        if (readers.isEmpty()) {
            return 0;
        }
        var without = new TreeSet<>(open);
        without.remove(offer.id());
        var fewer = Copies.standing(problem, without);
        var assessor = new Assessor(fewer);
        long saved = 0;
        for (var workload : fewer.workloads()) {
            var choice = places.get(workload.id());
            if (choice == null
                    || readers.stream().noneMatch(reader -> reader.id().equals(workload.id()))) {
                continue;
            }
            for (var site = 0; site < fewer.sites().size(); site++) {
                if (fewer.sites().get(site).id().equals(choice.site())) {
                    saved += dearer(open, workload, assessor, site);
                }
            }
        }
        return saved;
    }

    /** 0 where it could not stand there without. */
    private long dearer(Set<String> open, Candidate without, Assessor assessor, int site) {
        var with = Copies.standing(problem, open).workloads().stream()
                .filter(workload -> workload.id().equals(without.id()))
                .findFirst()
                .orElseThrow();
        var dear = assessor.score(without, site, false);
        var cheap = assessor.score(with, site, false);
        return dear == null || cheap == null ? 0 : dear.egressNanoUsd() - cheap.egressNanoUsd();
    }
}
