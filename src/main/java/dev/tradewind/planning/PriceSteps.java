package dev.tradewind.planning;

import dev.tradewind.placement.Assignment;
import dev.tradewind.placement.Candidate;
import dev.tradewind.placement.Link;
import dev.tradewind.placement.PlacementProblem;
import dev.tradewind.placement.TierPool;
import dev.tradewind.ui.Notation;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How much a plan sends over each price list with steps, and at which step its last gigabyte stands. */
final class PriceSteps {
    private final PlacementProblem problem;
    private final Map<String, String> poolOfLink = new HashMap<>();
    private final Map<String, Long> megabytes = new TreeMap<>();
    private final Map<String, TreeSet<String>> users = new HashMap<>();

    PriceSteps(PlacementProblem problem, Collection<Assignment> placed) {
        this.problem = problem;
        problem.links().stream()
                .filter(link -> link.tierPool() != null)
                .forEach(link -> poolOfLink.put(link.from() + ">" + link.to(), String.valueOf(link.tierPool())));
        var candidates = problem.workloads().stream().collect(Collectors.toMap(Candidate::id, Function.identity()));
        for (var assignment : placed) {
            var candidate = candidates.get(assignment.workload());
            if (candidate != null) {
                add(candidate, assignment.choice().site());
            }
        }
    }

    private void add(Candidate candidate, String site) {
        var times = candidate.kind() == Candidate.Kind.SERVICE
                ? 1000
                : candidate.timesPerMonthPerMille() * candidate.shape().runs();
        for (var need : candidate.data()) {
            count(candidate.id(), site, need.site(), need.writtenMegabytes() * times / 1000);
            if (!need.isAt(site) && !need.site().equals(Link.INTERNET)) {
                count(candidate.id(), need.site(), site, need.readMegabytes() * times / 1000);
            }
        }
    }

    private void count(String workload, String from, String to, long more) {
        var pool = poolOfLink.get(from + ">" + to);
        if (pool != null && more > 0) {
            megabytes.merge(pool, more, Math::addExact);
            users.computeIfAbsent(pool, id -> new TreeSet<>()).add(workload);
        }
    }

    /** Lists over which the plan sends something. */
    Stream<SharedRule> used() {
        return problem.tierPools().stream()
                .filter(pool -> megabytes.getOrDefault(pool.id(), 0L) > 0)
                .map(pool -> new SharedRule(
                        SharedRule.Kind.PRICE_STEPS,
                        pool.id(),
                        users.getOrDefault(pool.id(), new TreeSet<>()).stream().toList(),
                        words(pool, megabytes.getOrDefault(pool.id(), 0L))));
    }

    private static String words(TierPool pool, long planned) {
        var all = pool.alreadyMegabytes() + planned;
        var last = pool.steps().getFirst();
        for (var step : pool.steps()) {
            last = step.fromMegabytes() < all ? step : last;
        }
        return gigabytes(planned) + " GB a month as planned, on top of " + gigabytes(pool.alreadyMegabytes())
                + " GB of others; the last one costs USD " + Notation.PLAIN.number(last.nanoUsdPerGigabyte() / 1e9, 4)
                + ", the first one of a month USD "
                + Notation.PLAIN.number(pool.steps().getFirst().nanoUsdPerGigabyte() / 1e9, 4);
    }

    private static String gigabytes(long megabytes) {
        return Notation.PLAIN.number(megabytes / 1000.0, 0);
    }
}
