package dev.tradewind.placement.check;

import dev.tradewind.placement.Candidate;
import dev.tradewind.placement.DataNeed;
import dev.tradewind.placement.Link;
import dev.tradewind.placement.NetworkPath;
import dev.tradewind.placement.Way;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Every path that bytes could take for one need of one workload at one site, written down, and which of them the rules allow. */
final class Roads {
    private Roads() {}

    /**
     * One path to one copy, or to one place where what is written could lie.
     *
     * @param pooled whether it is the link's own path, whose gigabytes a pool may add up
     */
    record Road(
            String place,
            String name,
            NetworkPath.@Nullable Kind kind,
            @Nullable Long rttMicros,
            @Nullable Long price,
            boolean inside,
            boolean pooled,
            long fee) {
        /** Thousandths of a nano-USD. */
        long cost(long megabytes) {
            return Math.addExact(
                    Math.multiplyExact(Objects.requireNonNull(price), megabytes), Math.multiplyExact(fee, 1000L));
        }
    }

    /** The cheapest that is allowed and has a price, the first among equals; null when there is none. */
    static @Nullable Road best(Known known, Candidate workload, DataNeed need, String site, boolean writing) {
        return all(known, need, site, writing).stream()
                .filter(road -> road.price() != null && allowed(known, workload, need, site, writing, road))
                .min(Comparator.comparingLong(
                        road -> road.cost(writing ? need.writtenMegabytes() : need.readMegabytes())))
                .orElse(null);
    }

    private static List<Road> all(Known known, DataNeed need, String site, boolean writing) {
        var places = writing ? Stream.of(need.site()) : Stream.concat(Stream.of(need.site()), need.replicas().stream());
        if (writing && need.rules() != null) {
            places = Stream.concat(places, need.rules().writeTo().stream());
        }
        var roads = new ArrayList<Road>();
        for (var place : places.distinct().toList()) {
            add(known, roads, need, place, 0, site, writing);
        }
        if (!writing) {
            need.offered().forEach(copy -> add(known, roads, need, copy.site(), copy.feeNanoUsd(), site, false));
        }
        return roads;
    }

    private static void add(
            Known known, List<Road> roads, DataNeed need, String place, long fee, String site, boolean writing) {
        var from = writing ? site : place;
        var to = writing ? place : site;
        if (from.equals(to)) {
            roads.add(new Road(place, Way.INSIDE, null, 0L, 0L, true, false, fee));
        } else if (from.equals(Link.INTERNET)) {
            roads.add(new Road(place, "internet", null, null, 0L, true, false, fee));
        } else if (known.link(from, to) != null) {
            var link = Objects.requireNonNull(known.link(from, to));
            var kind = link.kind();
            roads.add(new Road(
                    place,
                    kind == null ? "direct" : kind.words(),
                    kind,
                    known.rtt(site, place),
                    link.nanoUsdPerGigabyte(),
                    false,
                    writing || need.name() == null,
                    fee));
            link.others()
                    .forEach(path -> roads.add(new Road(
                            place,
                            path.name(),
                            path.kind(),
                            path.rttMicros(),
                            path.nanoUsdPerGigabyte(),
                            false,
                            false,
                            fee)));
        }
    }

    private static boolean allowed(
            Known known, Candidate workload, DataNeed need, String site, boolean writing, Road road) {
        if (!road.place().equals(site) && known.isLost(site, road.place())) {
            return false;
        }
        var internet = road.place().equals(Link.INTERNET);
        var limit = workload.limits().maxDataRttMicros();
        if (limit != null && !internet && !within(road, limit)) {
            return false;
        }
        var rules = need.rules();
        if (rules == null) {
            return true;
        }
        if (!rules.paths().isEmpty()
                && !road.inside()
                && !internet
                && (road.kind() == null || !rules.paths().contains(road.kind()))) {
            return false;
        }
        if (!writing) {
            return true;
        }
        if (!rules.countries().isEmpty() && !internet) {
            var holder = known.sites.get(road.place());
            if (holder == null || !rules.countries().contains(holder.country())) {
                return false;
            }
        }
        return rules.maxWriteRttMicros() == null || within(road, rules.maxWriteRttMicros());
    }

    private static boolean within(Road road, long limit) {
        return road.rttMicros() != null && road.rttMicros() <= limit;
    }

    /** Least round trip in microseconds to a copy of data that are only waited for; the largest value where nobody knows one. */
    static long nearest(Known known, DataNeed need, String site) {
        return all(known, need, site, false).stream()
                .filter(road -> !known.isLost(site, road.place()))
                .filter(road -> need.rules() == null
                        || road.inside()
                        || need.rules().paths().isEmpty()
                        || road.kind() != null && need.rules().paths().contains(road.kind()))
                .map(Road::rttMicros)
                .filter(Objects::nonNull)
                .mapToLong(Long::longValue)
                .min()
                .orElse(Long.MAX_VALUE);
    }

    /** What a sound choice names. */
    static List<Way> ways(Known known, Candidate workload, String site) {
        var ways = new ArrayList<Way>();
        for (var need : workload.data()) {
            if (need.readMegabytes() > 0
                    && !need.site().equals(site)
                    && !need.replicas().contains(site)) {
                var road = Objects.requireNonNull(best(known, workload, need, site, false));
                ways.add(new Way(
                        road.place(),
                        site,
                        road.name(),
                        false,
                        need.readMegabytes(),
                        Objects.requireNonNull(road.price()),
                        road.rttMicros()));
            }
            if (need.writtenMegabytes() > 0) {
                var road = Objects.requireNonNull(best(known, workload, need, site, true));
                ways.add(new Way(
                        site,
                        road.place(),
                        road.name(),
                        true,
                        need.writtenMegabytes(),
                        Objects.requireNonNull(road.price()),
                        road.rttMicros()));
            }
        }
        return ways;
    }
}
