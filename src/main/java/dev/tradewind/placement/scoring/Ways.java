package dev.tradewind.placement.scoring;

import dev.tradewind.placement.Candidate;
import dev.tradewind.placement.DataNeed;
import dev.tradewind.placement.Link;
import dev.tradewind.placement.OfferedCopy;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which copy is read over which path, and where and over which path the resulting state is left: the cheapest at list prices that
 * the rules of the data and the workload's round trip to its data allow; among equals the data set's own site and the
 * link's own path. Nothing here depends on time, so that it is a minimum within each pair of workload and site.
 */
public final class Ways {
    private Ways() {}

    /** Null when nothing with a known price is allowed. */
    static @Nullable Leg read(DataNeed need, String site, @Nullable Long limit, Network network) {
        var best = cheapest(null, need, need.site(), 0, site, false, limit, network);
        for (var replica : need.replicas()) {
            best = cheapest(best, need, replica, 0, site, false, limit, network);
        }
        for (var copy : need.offered()) {
            best = cheapest(best, need, copy.site(), copy.feeNanoUsd(), site, false, limit, network);
        }
        return best;
    }

    /** Null when nothing with a known price is allowed. */
    static @Nullable Leg write(DataNeed need, String site, @Nullable Long limit, Network network) {
        Leg best = null;
        for (var target : need.targets()) {
            if (mayHold(need, target, network)) {
                best = cheapest(best, need, target, 0, site, true, tighter(limit, need), network);
            }
        }
        return best;
    }

    /** As it is today, whatever the rules say: at the price of the links' own paths; null when none is known. */
    static @Nullable Leg anyRead(DataNeed need, String site, Network network) {
        var best = own(null, network.paid(need.site(), site));
        for (var replica : need.replicas()) {
            best = own(best, network.paid(replica, site));
        }
        return best;
    }

    /** The same of what is written, to the data set's own site. */
    static @Nullable Leg anyWrite(DataNeed need, String site, Network network) {
        return own(null, network.paid(site, need.site()));
    }

    private static @Nullable Leg own(@Nullable Leg best, @Nullable Link link) {
        return link == null ? best : cheaper(best, new Leg(link, Leg.OWN, 0), 1);
    }

    /** Whether the law and the rules let what is written lie there. */
    public static boolean mayHold(DataNeed need, String target, Network network) {
        var rules = need.rules();
        if (rules == null || rules.countries().isEmpty() || target.equals(Link.INTERNET)) {
            return true;
        }
        var site = network.site(target);
        return site != null && rules.countries().contains(site.country());
    }

    /** What every commit may wait for, if that is less. */
    private static @Nullable Long tighter(@Nullable Long limit, DataNeed need) {
        var rules = need.rules();
        var own = rules == null ? null : rules.maxWriteRttMicros();
        return own == null || limit != null && limit < own ? limit : own;
    }

    private static @Nullable Leg cheapest(
            @Nullable Leg best,
            DataNeed need,
            String place,
            long fee,
            String site,
            boolean writing,
            @Nullable Long limit,
            Network network) {
        var link = writing ? network.paid(site, place) : network.paid(place, site);
        if (link == null || network.isLost(site, place)) {
            return best;
        }
        for (var path = Leg.OWN; path < link.others().size(); path++) {
            if (mayCarry(need, link, path) && isNear(link, path, site, place, limit, network)) {
                best = cheaper(best, new Leg(link, path, fee), megabytes(need, writing));
            }
        }
        return best;
    }

    private static long megabytes(DataNeed need, boolean writing) {
        return writing ? need.writtenMegabytes() : need.readMegabytes();
    }

    private static @Nullable Leg cheaper(@Nullable Leg best, Leg leg, long megabytes) {
        var cost = leg.cost(megabytes);
        if (cost == null) {
            return best;
        }
        var present = best == null ? null : best.cost(megabytes);
        return present == null || cost < present ? leg : best;
    }

    private static boolean isNear(
            Link link, int path, String site, String place, @Nullable Long limit, Network network) {
        if (limit == null || link == Network.INSIDE || place.equals(Link.INTERNET)) {
            return true;
        }
        var rtt = Leg.rttMicros(link, path, site, place, network);
        return rtt != null && rtt <= limit;
    }

    /** What goes out to users goes over the internet, whatever is asked of the way between sites. */
    private static boolean mayCarry(DataNeed need, Link link, int path) {
        var rules = need.rules();
        return rules == null
                || link == Network.INSIDE
                || link.to().equals(Link.INTERNET)
                || rules.allows(Leg.kind(link, path));
    }

    /** The places over one of which bytes of a need go. */
    public static List<String> places(DataNeed need, boolean writing, Network network) {
        if (writing) {
            return need.targets().stream()
                    .filter(target -> mayHold(need, target, network))
                    .toList();
        }
        if (need.replicas().isEmpty() && need.offered().isEmpty()) {
            return List.of(need.site());
        }
        return Stream.of(
                        Stream.of(need.site()),
                        need.replicas().stream(),
                        need.offered().stream().map(OfferedCopy::site))
                .flatMap(places -> places)
                .toList();
    }

    /** Whether a path between the two, whatever it costs, is of a kind that may carry these bytes; also where no link is known. */
    public static boolean isCarried(DataNeed need, String place, String site, boolean writing, Network network) {
        var link = writing ? network.paid(site, place) : network.paid(place, site);
        if (link == null) {
            return true;
        }
        for (var path = Leg.OWN; path < link.others().size(); path++) {
            if (mayCarry(need, link, path)) {
                return true;
            }
        }
        return false;
    }

    /** The shortest round trip in microseconds over a path that may carry these bytes; null when nobody knows one. */
    public static @Nullable Long fastest(DataNeed need, String site, boolean writing, Network network) {
        Long least = null;
        for (var place : places(need, writing, network)) {
            if (place.equals(site)) {
                return 0L;
            }
            if (network.isLost(site, place)) {
                continue;
            }
            var link = writing ? network.paid(site, place) : network.paid(place, site);
            if (link == null) {
                var rtt = need.rules() == null ? network.rttMicros(site, place) : null;
                least = less(least, rtt);
                continue;
            }
            for (var path = Leg.OWN; path < link.others().size(); path++) {
                if (mayCarry(need, link, path)) {
                    least = less(least, Leg.rttMicros(link, path, site, place, network));
                }
            }
        }
        return least;
    }

    private static @Nullable Long less(@Nullable Long one, @Nullable Long other) {
        return one == null || other != null && other < one ? other : one;
    }

    /** Whether what a workload does with these data asks for a way to read them. */
    public static boolean isRead(DataNeed need) {
        return need.readMegabytes() > 0 || need.writtenMegabytes() == 0;
    }

    /** The limit on the round trip to the data, which holds for every path. */
    static @Nullable Long limit(Candidate workload) {
        return workload.limits().maxDataRttMicros();
    }
}
