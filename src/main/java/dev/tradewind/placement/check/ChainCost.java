package dev.tradewind.placement.check;

import dev.tradewind.placement.Candidate;
import dev.tradewind.placement.Predecessor;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The least that the runs of a chain cost together at the prices of a bound, places and times, in floating point and less what
 * that may be wrong by. Where several runs wait for one, it is counted with the one that gets most from it.
 */
final class ChainCost {
    /** Nano-USD for each run, and as a share of the whole: far more than floating point can be wrong by. */
    private static final double ABSOLUTE = 1e5;

    private static final double RELATIVE = 1e-8;
    private final DecimalBound prices;
    private final Known known;
    private final Windows windows;
    private final Map<String, List<Predecessor>> before = new HashMap<>();

    /** @param least by slot: the cheapest that ends no later, with all that comes before it; infinite: nothing does */
    private record Place(String site, double[] least) {}

    ChainCost(DecimalBound prices, Known known, Windows windows, Set<String> placed) {
        this.prices = prices;
        this.known = known;
        this.windows = windows;
        Map<String, String> heirs = new HashMap<>();
        Map<String, Predecessor> most = new HashMap<>();
        for (var workload : known.problem.workloads()) {
            for (var one : workload.shape().after()) {
                var than = most.get(one.workload());
                var both = placed.contains(workload.id()) && placed.contains(one.workload());
                if (both && areRuns(workload, one) && (than == null || one.megabytes() > than.megabytes())) {
                    most.put(one.workload(), one);
                    heirs.put(one.workload(), workload.id());
                }
            }
        }
        heirs.forEach((first, next) ->
                before.computeIfAbsent(next, none -> new ArrayList<>()).add(Objects.requireNonNull(most.get(first))));
    }

    private boolean areRuns(Candidate workload, Predecessor before) {
        var other = known.workloads.get(before.workload());
        return workload.kind() == Candidate.Kind.BATCH && other != null && other.kind() == Candidate.Kind.BATCH;
    }

    /**
     * By how much all chains cost more than their runs, each alone, in each case of the proof.
     *
     * @param alone by workload and case
     */
    List<BigDecimal> extra(Map<String, List<BigDecimal>> alone, List<PoolPrices> cases) {
        var followed = before.values().stream()
                .flatMap(List::stream)
                .map(Predecessor::workload)
                .collect(Collectors.toSet());
        var none = Collections.nCopies(cases.size(), BigDecimal.ZERO);
        return before.keySet().parallelStream()
                .filter(last -> !followed.contains(last))
                .map(last -> extra(last, alone, cases))
                .reduce(none, ChainCost::plus);
    }

    private static List<BigDecimal> plus(List<BigDecimal> one, List<BigDecimal> other) {
        return IntStream.range(0, one.size())
                .mapToObj(at -> one.get(at).add(other.get(at)))
                .toList();
    }

    private List<BigDecimal> extra(String last, Map<String, List<BigDecimal>> alone, List<PoolPrices> cases) {
        var members = new ArrayList<String>();
        gather(last, members);
        var costs = new HashMap<String, List<Cheapest.Costs>>();
        for (var member : members) {
            var workload = Objects.requireNonNull(known.workloads.get(member));
            costs.put(member, new Cheapest(prices, known, workload, windows).costs());
        }
        return IntStream.range(0, cases.size())
                .mapToObj(at -> {
                    var sum = members.stream()
                            .map(member ->
                                    Objects.requireNonNull(alone.get(member)).get(at))
                            .reduce(BigDecimal.ZERO, BigDecimal::add);
                    return extra(members, priced(costs, cases.get(at)), sum);
                })
                .toList();
    }

    private static Map<String, List<Cheapest.Costs>> priced(Map<String, List<Cheapest.Costs>> costs, PoolPrices pools) {
        var priced = new HashMap<String, List<Cheapest.Costs>>();
        costs.forEach((member, own) ->
                priced.put(member, own.stream().map(place -> place.with(pools)).toList()));
        return priced;
    }

    private BigDecimal extra(List<String> members, Map<String, List<Cheapest.Costs>> costs, BigDecimal alone) {
        var above = atOnePlace(members, costs)
                - members.stream()
                        .mapToDouble(member -> least(costs.get(member)))
                        .sum();
        for (var member : members) {
            var own = Objects.requireNonNull(costs.get(member));
            var limit = least(own) + above * (1 + RELATIVE) + ABSOLUTE;
            costs.put(
                    member, own.stream().filter(place -> place.least() <= limit).toList());
        }
        var together = together(members, costs);
        var sure = together - Math.abs(together) * RELATIVE - ABSOLUTE * members.size();
        return Double.isInfinite(together)
                ? BigDecimal.ZERO
                : new BigDecimal(sure).subtract(alone).max(BigDecimal.ZERO);
    }

    private void gather(String workload, List<String> members) {
        before.getOrDefault(workload, List.of()).forEach(one -> gather(one.workload(), members));
        members.add(workload);
    }

    private static double least(@Nullable List<Cheapest.Costs> places) {
        return Objects.requireNonNull(places).stream()
                .mapToDouble(Cheapest.Costs::least)
                .min()
                .orElse(Double.POSITIVE_INFINITY);
    }

    /** The cheapest with all runs at the same site: nothing that is dearer need be looked at. */
    private double atOnePlace(List<String> members, Map<String, List<Cheapest.Costs>> costs) {
        var least = Double.POSITIVE_INFINITY;
        for (var site : known.sites.keySet()) {
            Map<String, List<Cheapest.Costs>> here = new HashMap<>();
            costs.forEach((member, own) -> here.put(
                    member,
                    own.stream().filter(place -> place.site().equals(site)).toList()));
            least = Math.min(least, together(members, here));
        }
        return least;
    }

    private double together(List<String> members, Map<String, List<Cheapest.Costs>> costs) {
        Map<String, List<Place>> places = new HashMap<>();
        for (var member : members) {
            var workload = Objects.requireNonNull(known.workloads.get(member));
            var own = Objects.requireNonNull(costs.get(member)).stream()
                    .map(cost -> new Place(cost.site(), upTo(workload, cost, starting(workload, cost.site(), places))))
                    .toList();
            places.put(member, own);
        }
        return Objects.requireNonNull(places.get(members.getLast())).stream()
                .mapToDouble(place -> place.least()[known.slots()])
                .min()
                .orElse(Double.POSITIVE_INFINITY);
    }

    /** By slot: the least that all before it cost, if it starts then at this site. */
    private double[] starting(Candidate workload, String site, Map<String, List<Place>> places) {
        var sum = new double[known.slots() + 1];
        for (var one : before.getOrDefault(workload.id(), List.of())) {
            var least = infinite();
            for (var place : Objects.requireNonNull(places.get(one.workload()))) {
                var handedOn = DecimalCost.handedOn(known, workload, one.megabytes(), place.site(), site);
                for (var slot = 0; handedOn != null && slot < least.length; slot++) {
                    least[slot] = Math.min(least[slot], place.least()[slot] + handedOn.doubleValue());
                }
            }
            for (var slot = 0; slot < sum.length; slot++) {
                sum[slot] += least[slot];
            }
        }
        return sum;
    }

    private double[] upTo(Candidate workload, Cheapest.Costs costs, double[] before) {
        var least = infinite();
        var first = windows.first(workload);
        var starts = costs.byStart();
        if (workload.shape().interruptible()) {
            var latest = windows.end(workload) - workload.durationSlots();
            Arrays.fill(least, first + workload.durationSlots(), least.length, costs.least() + before[latest]);
            return least;
        }
        for (var start = 0; start < starts.length; start++) {
            var end = first + start + workload.durationSlots();
            least[end] = starts[start] + before[first + start];
        }
        for (var slot = 1; slot < least.length; slot++) {
            least[slot] = Math.min(least[slot], least[slot - 1]);
        }
        return least;
    }

    private double[] infinite() {
        var infinite = new double[known.slots() + 1];
        Arrays.fill(infinite, Double.POSITIVE_INFINITY);
        return infinite;
    }
}
