package dev.tradewind.planning;

import dev.tradewind.catalog.Catalog;
import dev.tradewind.catalog.EgressPrice;
import dev.tradewind.latency.RoundTrips;
import dev.tradewind.placement.Candidate;
import dev.tradewind.placement.CandidateSite;
import dev.tradewind.placement.Link;
import dev.tradewind.quantity.RoundTrip;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The links that some workload could use: to its users, to and from its data, and from where it is. Round trips are the
 * 95th percentile, since limits are about the slow ones; egress is the list price of the first gigabyte of a month that
 * costs something, which {@link TierInputs} replaces where a list has steps.
 */
@Component
class LinkInputs {
    private record Pair(String from, String to) {}

    private final Catalog catalog;
    private final RoundTrips roundTrips;
    private final PlanningSettings settings;

    LinkInputs(Catalog catalog, RoundTrips roundTrips, PlanningSettings settings) {
        this.catalog = catalog;
        this.roundTrips = roundTrips;
        this.settings = settings;
    }

    /** @param origins of what somebody told; other prices are those of the list that ships, other times modelled */
    record Links(List<Link> all, List<Snapshot.LinkOrigin> origins) {}

    /** @param at the moment whose prices count */
    Links of(List<CandidateSite> sites, List<Candidate> workloads, Instant at) {
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
                    var waits = workload.limits().maxDataRttMicros() != null
                            || need.rules() != null && need.rules().maxWriteRttMicros() != null;
                    priced.add(new Pair(need.site(), site.id()));
                    need.targets().forEach(target -> priced.add(new Pair(site.id(), target)));
                    need.replicas().forEach(replica -> priced.add(new Pair(replica, site.id())));
                    if (waits && !need.site().equals(Link.INTERNET)) {
                        need.targets().forEach(target -> timed.add(new Pair(site.id(), target)));
                        need.replicas().forEach(replica -> timed.add(new Pair(site.id(), replica)));
                    }
                }
                if (workload.currentSite() != null && workload.movingMegabytes() > 0) {
                    priced.add(new Pair(workload.currentSite(), site.id()));
                }
            }
        }
        var all = new TreeSet<Pair>(Comparator.comparing(Pair::from).thenComparing(Pair::to));
        all.addAll(priced);
        all.addAll(timed);
        var links = new ArrayList<Link>();
        var origins = new ArrayList<Snapshot.LinkOrigin>();
        var further = new FurtherPaths(settings.paths(), at);
        for (var pair : all) {
            if (pair.from().equals(pair.to()) || pair.from().equals(Link.INTERNET)) {
                continue;
            }
            var rtt = timed.contains(pair)
                    ? roundTrips.between(pair.from(), pair.to()).orElse(null)
                    : null;
            var price = priced.contains(pair) ? price(pair, at) : null;
            var link = new Link(
                    pair.from(),
                    pair.to(),
                    rtt == null ? null : (Long) new RoundTrip(rtt.p95Millis()).micros(),
                    price == null
                            ? null
                            : (Long) Units.nanoUsd(
                                    price.plannedTiers().getFirst().usdPerGb()));
            links.add(priced.contains(pair) ? further.beside(link) : link);
            var told = price == null || price.revision() == null ? null : price.source() + ", " + price.revision();
            var measured = rtt == null || rtt.revision() == null
                    ? null
                    : rtt.kind() + " by " + rtt.source() + ", " + rtt.basis() + ", " + rtt.revision();
            if (told != null || measured != null) {
                origins.add(new Snapshot.LinkOrigin(pair.from(), pair.to(), told, measured));
            }
        }
        return new Links(links, origins);
    }

    private @Nullable EgressPrice price(Pair pair, Instant at) {
        var to = pair.to().equals(Link.INTERNET) ? EgressPrice.INTERNET : pair.to();
        return catalog.egressPrice(pair.from(), to, at).orElse(null);
    }
}
