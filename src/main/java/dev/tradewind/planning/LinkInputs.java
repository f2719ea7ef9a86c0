package dev.tradewind.planning;

import dev.tradewind.catalog.Catalog;
import dev.tradewind.catalog.EgressPrice;
import dev.tradewind.latency.RoundTrips;
import dev.tradewind.placement.Candidate;
import dev.tradewind.placement.CandidateSite;
import dev.tradewind.placement.Link;
import dev.tradewind.quantity.RoundTrip;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The links that some workload could use: to its users, to and from its data, and from where it is. Round trips are the
 * 95th percentile, since limits are about the slow ones; egress is the list price of the first gigabyte of a month.
 */
@Component
class LinkInputs {
    private record Pair(String from, String to) {}

    private final Catalog catalog;
    private final RoundTrips roundTrips;

    LinkInputs(Catalog catalog, RoundTrips roundTrips) {
        this.catalog = catalog;
        this.roundTrips = roundTrips;
    }

    List<Link> of(List<CandidateSite> sites, List<Candidate> workloads) {
        var priced = new LinkedHashSet<Pair>();
        var timed = new LinkedHashSet<Pair>();
        for (var workload : workloads) {
            for (var site : sites) {
                var commit = workload.limits().commit();
                if (commit != null) {
                    timed.add(new Pair(site.id(), commit.site()));
                }
                for (var users : workload.users()) {
                    timed.add(new Pair(site.id(), users.place()));
                }
                for (var need : workload.data()) {
                    priced.add(new Pair(need.site(), site.id()));
                    priced.add(new Pair(site.id(), need.site()));
                    need.replicas().forEach(replica -> priced.add(new Pair(replica, site.id())));
                    if (workload.limits().maxDataRttMicros() != null
                            && !need.site().equals(Link.INTERNET)) {
                        timed.add(new Pair(site.id(), need.site()));
                    }
                }
                if (workload.currentSite() != null && workload.movingMegabytes() > 0) {
                    priced.add(new Pair(workload.currentSite(), site.id()));
                }
            }
        }
        Map<Pair, Optional<Long>> rtts = new ConcurrentHashMap<>();
        timed.forEach(pair -> rtts.put(pair, rttMicros(pair)));
        var all = new TreeSet<Pair>(java.util.Comparator.comparing(Pair::from).thenComparing(Pair::to));
        all.addAll(priced);
        all.addAll(timed);
        return all.stream()
                .filter(pair -> !pair.from().equals(pair.to()) && !pair.from().equals(Link.INTERNET))
                .map(pair -> new Link(
                        pair.from(),
                        pair.to(),
                        rtts.getOrDefault(pair, Optional.empty()).orElse(null),
                        priced.contains(pair) ? price(pair) : null))
                .toList();
    }

    private Optional<Long> rttMicros(Pair pair) {
        return roundTrips.between(pair.from(), pair.to()).map(estimate -> new RoundTrip(estimate.p95Millis()).micros());
    }

    private @Nullable Long price(Pair pair) {
        var to = pair.to().equals(Link.INTERNET) ? EgressPrice.INTERNET : pair.to();
        return catalog.egressPrice(pair.from(), to)
                .map(price -> Units.nanoUsd(price.firstUsdPerGb()))
                .orElse(null);
    }
}
