package dev.tradewind.placement.quick;

import dev.tradewind.placement.Candidate;
import dev.tradewind.placement.DataNeed;
import dev.tradewind.placement.Link;
import dev.tradewind.placement.PlacementProblem;
import dev.tradewind.placement.TierPool;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The prices of links as arrays over the sites, by the place at the other end, in nano-USD for 10⁹ bytes. */
final class Fares {
    /** A price that nobody knows. */
    private static final double UNKNOWN = Double.POSITIVE_INFINITY;

    private final Map<String, Integer> sites = new HashMap<>();
    private final Map<String, double[]> fromPlace = new ConcurrentHashMap<>();
    private final Map<String, double[]> toPlace = new ConcurrentHashMap<>();
    /** Whose price changes with the volume, as what is carried once may be much. */
    private final Map<String, @Nullable TierPool[]> stepsFrom = new HashMap<>();

    private final int amortiseMonths;

    Fares(PlacementProblem problem) {
        amortiseMonths = problem.weights().amortiseMonths();
        for (var site : problem.sites()) {
            sites.put(site.id(), sites.size());
        }
        var pools = problem.tierPools().stream().collect(Collectors.toMap(TierPool::id, Function.identity()));
        for (var link : problem.links()) {
            var to = sites.get(link.to());
            if (link.tierPool() != null && pools.containsKey(link.tierPool()) && to != null) {
                stepsFrom.computeIfAbsent(link.from(), from -> new TierPool[sites.size()])[to] =
                        pools.get(link.tierPool());
            }
            var price = cheapest(link);
            put(fromPlace, link.from(), sites.get(link.to()), price);
            put(toPlace, link.to(), sites.get(link.from()), price);
        }
    }

    /** Of all its paths; what once moves goes over the link's own, which costs no less. */
    private static @Nullable Long cheapest(Link link) {
        var least = link.nanoUsdPerGigabyte();
        for (var path : link.others()) {
            var price = path.nanoUsdPerGigabyte();
            least = least == null || price != null && price < least ? price : least;
        }
        return least;
    }

    private void put(Map<String, double[]> prices, String place, @Nullable Integer site, @Nullable Long price) {
        if (site != null && price != null) {
            prices.computeIfAbsent(place, this::unknown)[site] = price;
        }
    }

    private double[] unknown(String place) {
        var prices = new double[sites.size()];
        Arrays.fill(prices, UNKNOWN);
        var inside = sites.get(place);
        if (inside != null) {
            prices[inside] = 0;
        }
        return prices;
    }

    /**
     * Nano-USD a month for egress and moving by site, not rounded; infinite where a price that would be charged is unknown.
     */
    double[] of(Candidate workload) {
        var month = workload.kind() == Candidate.Kind.SERVICE
                ? 1
                : workload.timesPerMonthPerMille() / 1000.0 * workload.shape().runs();
        var fares = new double[sites.size()];
        for (var need : workload.data()) {
            if (need.readMegabytes() > 0 && !need.site().equals(Link.INTERNET)) {
                add(fares, cheapestRead(need), need.readMegabytes() / 1000.0 * month);
            }
            if (need.writtenMegabytes() > 0) {
                add(fares, cheapest(toPlace, need.targets()), need.writtenMegabytes() / 1000.0 * month);
            }
        }
        var home = workload.currentSite();
        if (home != null && workload.movingMegabytes() > 0) {
            move(fares, home, workload.movingMegabytes());
        }
        return fares;
    }

    private void move(double[] fares, String home, long megabytes) {
        var prices = fromPlace.computeIfAbsent(home, this::unknown);
        var steps = stepsFrom.get(home);
        for (var site = 0; site < fares.length; site++) {
            var pool = steps == null ? null : steps[site];
            var once = pool == null ? prices[site] * (megabytes / 1000.0) : pool.nanoUsd(megabytes);
            fares[site] += once / amortiseMonths;
        }
    }

    private double[] cheapestRead(DataNeed need) {
        return cheapest(
                fromPlace,
                Stream.concat(Stream.of(need.site()), need.replicas().stream()).toList());
    }

    private double[] cheapest(Map<String, double[]> byPlace, List<String> places) {
        var first = byPlace.computeIfAbsent(places.getFirst(), this::unknown);
        if (places.size() == 1) {
            return first;
        }
        var cheapest = first.clone();
        for (var place : places.subList(1, places.size())) {
            var prices = byPlace.computeIfAbsent(place, this::unknown);
            for (var site = 0; site < cheapest.length; site++) {
                cheapest[site] = Math.min(cheapest[site], prices[site]);
            }
        }
        return cheapest;
    }

    private static void add(double[] fares, double[] prices, double gigabytes) {
        for (var site = 0; site < fares.length; site++) {
            fares[site] += prices[site] * gigabytes;
        }
    }
}
