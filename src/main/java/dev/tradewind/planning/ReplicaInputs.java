package dev.tradewind.planning;

import dev.tradewind.placement.Candidate;
import dev.tradewind.placement.CandidateSite;
import dev.tradewind.placement.DataNeed;
import dev.tradewind.placement.Horizon;
import dev.tradewind.placement.Link;
import dev.tradewind.placement.PlacementEngine;
import dev.tradewind.placement.PlacementProblem;
import dev.tradewind.placement.ReplicaOffer;
import dev.tradewind.placement.Room;
import dev.tradewind.placement.Weights;
import dev.tradewind.workload.DataSet;
import dev.tradewind.workload.DataSetMode;
import dev.tradewind.workload.Workload;
import dev.tradewind.workload.WorkloadKind;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Copies of replicated data sets that a plan may make, and those that it may drop: near where they are read today and near where
 * their readers would run if reading cost nothing, as far as the price of keeping them is known and such a copy could pay for itself.
 */
@Component
class ReplicaInputs {
    private final PlanningSettings.Replicas settings;

    @Autowired
    ReplicaInputs(PlanningSettings settings) {
        this(settings.replicas());
    }

    ReplicaInputs(PlanningSettings.Replicas settings) {
        this.settings = settings;
    }

    /**
     * @param candidates with the names of those data sets of which copies are offered, and of no others
     * @param origins one for each offer
     */
    record Offered(List<Candidate> candidates, List<ReplicaOffer> offers, List<CopyOrigin> origins) {
        /** The same as if every copy were there: what links have to be known. */
        List<Candidate> reachingAll() {
            return candidates.stream()
                    .map(candidate -> candidate.reading(candidate.data().stream()
                            .map(need -> need.copiedAt(
                                    Stream.concat(
                                                    need.replicas().stream(),
                                                    offers.stream()
                                                            .filter(offer -> offer.dataSet()
                                                                    .equals(need.name()))
                                                            .map(ReplicaOffer::site))
                                            .distinct()
                                            .toList(),
                                    List.of()))
                            .toList()))
                    .toList();
        }
    }

    /** How a plan calls a data set: workloads that name the same one at the same site share its copies. */
    static @Nullable String name(DataSet data) {
        return data.mode() == DataSetMode.REPLICATED ? data.name() + " of " + data.siteId() : null;
    }

    Offered none(List<Candidate> candidates) {
        return named(candidates, List.of(), Map.of());
    }

    Offered of(
            Collection<Workload> workloads,
            List<Candidate> candidates,
            List<CandidateSite> sites,
            List<Link> links,
            Horizon horizon,
            Weights weights) {
        var sizes = sizes(workloads);
        if (settings.storageUsdPerGbMonth().isEmpty() || sizes.isEmpty()) {
            return none(candidates);
        }
        var prices = new HashMap<String, Long>();
        for (var link : links) {
            if (link.nanoUsdPerGigabyte() != null) {
                prices.put(link.from() + ">" + link.to(), link.nanoUsdPerGigabyte());
            }
        }
        var engine = new PlacementEngine(new PlacementProblem(horizon, weights, sites, links, candidates));
        var worth = new TreeMap<ReplicaOffer, Long>(Comparator.comparing(ReplicaOffer::id));
        var origins = new HashMap<String, CopyOrigin>();
        sizes.forEach((name, gigabytes) -> {
            var group = new Group(name, gigabytes, candidates, sites, prices);
            for (var site : group.places(engine)) {
                var offer = offer(group, site);
                if (offer != null) {
                    var saves = offer.kept() ? Long.MAX_VALUE : group.saves(site) - offer.monthlyNanoUsd(weights);
                    if (saves > 0) {
                        worth.put(offer, saves);
                        origins.put(offer.id(), origin(group, offer, workloads, horizon.from()));
                    }
                }
            }
        });
        var offers = worth.entrySet().stream()
                .sorted(Map.Entry.<ReplicaOffer, Long>comparingByValue().reversed())
                .limit(settings.most())
                .map(Map.Entry::getKey)
                .toList();
        return named(candidates, offers, origins);
    }

    /** By name; the largest of what different workloads say. */
    private static Map<String, BigDecimal> sizes(Collection<Workload> workloads) {
        var sizes = new TreeMap<String, BigDecimal>();
        for (var workload : workloads) {
            for (var data : workload.dataSets()) {
                var name = name(data);
                if (name != null && data.sizeGigabytes().signum() > 0) {
                    sizes.merge(name, data.sizeGigabytes(), BigDecimal::max);
                }
            }
        }
        return sizes;
    }

    /** Null where a price is unknown, or where a copy that is there may not be dropped. */
    private @Nullable ReplicaOffer offer(Group group, CandidateSite site) {
        var storage = settings.storage(site.id());
        var price = group.fromOriginal(site.id());
        var kept = group.isKeptAt(site.id());
        if (storage == null || price == null || kept && !settings.drop()) {
            return null;
        }
        var keep = group.gigabytes
                .multiply(storage)
                .add(BigDecimal.valueOf(group.writtenMegabytes())
                        .movePointLeft(3)
                        .multiply(BigDecimal.valueOf(price, 9)));
        return new ReplicaOffer(
                group.name + " at " + site.id(),
                group.name,
                site.id(),
                kept,
                Units.nanoUsd(keep),
                Units.nanoUsd(group.gigabytes.multiply(BigDecimal.valueOf(price, 9))));
    }

    private CopyOrigin origin(Group group, ReplicaOffer offer, Collection<Workload> workloads, Instant from) {
        var users = workloads.stream()
                .flatMap(workload -> workload.dataSets().stream()
                        .filter(data -> group.name.equals(name(data)))
                        .map(data -> use(workload, data, from)))
                .sorted(Comparator.comparing(CopyOrigin.Use::workload))
                .toList();
        var data = workloads.stream()
                .flatMap(workload -> workload.dataSets().stream())
                .filter(each -> group.name.equals(name(each)))
                .findFirst()
                .orElseThrow();
        return new CopyOrigin(
                offer.id(),
                data.name(),
                data.siteId(),
                group.gigabytes,
                Objects.requireNonNull(settings.storage(offer.site())),
                settings.storageOf(offer.site()),
                Objects.requireNonNull(group.fromOriginal(offer.site())),
                group.writtenMegabytes(),
                users);
    }

    private static CopyOrigin.Use use(Workload workload, DataSet data, Instant from) {
        var window = workload.window();
        var times = BigDecimal.valueOf(
                workload.kind() == WorkloadKind.BATCH && window != null ? window.runsPerMonth(from) : 1);
        return new CopyOrigin.Use(
                workload.name(),
                data.gigabytesRead().multiply(times),
                data.gigabytesWritten().multiply(times));
    }

    private static Offered named(
            List<Candidate> candidates, List<ReplicaOffer> offers, Map<String, CopyOrigin> origins) {
        return new Offered(
                candidates.stream()
                        .map(candidate -> candidate.reading(candidate.data().stream()
                                .map(need -> offers.stream()
                                                .anyMatch(
                                                        offer -> offer.dataSet().equals(need.name()))
                                        ? need
                                        : need.named(null))
                                .toList()))
                        .toList(),
                offers,
                offers.stream()
                        .map(offer -> Objects.requireNonNull(origins.get(offer.id())))
                        .toList());
    }

    /** Who reads one data set, and where. */
    private static final class Group {
        private final String name;
        private final BigDecimal gigabytes;
        private final List<Candidate> candidates;
        private final List<CandidateSite> sites;
        private final Map<String, Long> prices;
        private final List<DataNeed> needs;

        Group(
                String name,
                BigDecimal gigabytes,
                List<Candidate> candidates,
                List<CandidateSite> sites,
                Map<String, Long> prices) {
            this.name = name;
            this.gigabytes = gigabytes;
            this.candidates = candidates.stream().filter(of -> need(of) != null).toList();
            this.sites = sites;
            this.prices = prices;
            needs = this.candidates.stream()
                    .map(of -> Objects.requireNonNull(need(of)))
                    .toList();
        }

        private @Nullable DataNeed need(Candidate of) {
            return of.data().stream()
                    .filter(need -> name.equals(need.name()))
                    .findFirst()
                    .orElse(null);
        }

        /** Without the original's own, and only where everybody who reads or writes the data may have them. */
        List<CandidateSite> places(PlacementEngine engine) {
            var near = new TreeSet<String>();
            for (var index = 0; index < candidates.size(); index++) {
                var reader = candidates.get(index);
                if (needs.get(index).readMegabytes() == 0) {
                    continue;
                }
                if (reader.currentSite() != null) {
                    near.add(reader.currentSite());
                }
                var free = engine.choose(reader.reading(withoutIt(reader)), Room.STATED);
                if (free != null) {
                    near.add(free.site());
                }
            }
            needs.forEach(need -> near.addAll(need.replicas()));
            return sites.stream()
                    .filter(site -> near.contains(site.id()))
                    .filter(site -> needs.stream().noneMatch(need -> need.site().equals(site.id())))
                    .filter(this::mayLieAt)
                    .toList();
        }

        private List<DataNeed> withoutIt(Candidate reader) {
            return reader.data().stream()
                    .filter(need -> !name.equals(need.name()))
                    .toList();
        }

        private boolean mayLieAt(CandidateSite site) {
            return candidates.stream()
                            .map(Candidate::limits)
                            .allMatch(limits -> isAmong(limits.countries(), site.country())
                                    && isAmong(limits.allowedProviders(), site.provider())
                                    && !limits.deniedProviders().contains(site.provider()))
                    && needs.stream()
                            .allMatch(need ->
                                    need.rules() == null || isAmong(need.rules().countries(), site.country()));
        }

        private static boolean isAmong(List<String> allowed, String one) {
            return allowed.isEmpty() || allowed.contains(one);
        }

        boolean isKeptAt(String site) {
            return needs.stream().anyMatch(need -> need.replicas().contains(site));
        }

        @Nullable
        Long fromOriginal(String site) {
            return prices.get(needs.getFirst().site() + ">" + site);
        }

        /** A month, by all of them; each write has to reach the copy. */
        long writtenMegabytes() {
            return sum(DataNeed::writtenMegabytes);
        }

        /** Nano-USD a month if all readers ran at the copy: the most that it can save. */
        long saves(CandidateSite site) {
            var price = fromOriginal(site.id());
            return price == null
                    ? 0
                    : BigDecimal.valueOf(sum(DataNeed::readMegabytes))
                            .multiply(BigDecimal.valueOf(price))
                            .movePointLeft(3)
                            .longValue();
        }

        private long sum(java.util.function.ToLongFunction<DataNeed> of) {
            long sum = 0;
            for (var index = 0; index < candidates.size(); index++) {
                var candidate = candidates.get(index);
                var amount = of.applyAsLong(needs.get(index));
                sum = Math.addExact(
                        sum,
                        candidate.kind() == Candidate.Kind.SERVICE
                                ? amount
                                : Math.multiplyExact(amount, candidate.timesPerMonthPerMille())
                                        * candidate.shape().runs()
                                        / 1000);
            }
            return sum;
        }
    }
}
