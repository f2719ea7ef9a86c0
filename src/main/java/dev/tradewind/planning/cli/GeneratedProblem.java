package dev.tradewind.planning.cli;

import dev.tradewind.placement.Budget;
import dev.tradewind.placement.Candidate;
import dev.tradewind.placement.CandidateSite;
import dev.tradewind.placement.Capacity;
import dev.tradewind.placement.DataNeed;
import dev.tradewind.placement.Demand;
import dev.tradewind.placement.Horizon;
import dev.tradewind.placement.Limits;
import dev.tradewind.placement.Link;
import dev.tradewind.placement.PlacementEngine;
import dev.tradewind.placement.PlacementProblem;
import dev.tradewind.placement.Predecessor;
import dev.tradewind.placement.Resource;
import dev.tradewind.placement.Series;
import dev.tradewind.placement.Shape;
import dev.tradewind.placement.TierPool;
import dev.tradewind.placement.UserShare;
import dev.tradewind.placement.Weights;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * A made-up company for measurements: daily swings of carbon and price, limits of every sort, runs that pause, chains,
 * gangs, falling egress prices, a carbon budget, and capacity that is short. Every workload has its own numbers, so that no
 * two are of one class. Every workload has a choice under its own rules: draws without one are drawn again.
 */
final class GeneratedProblem {
    private static final String[] COUNTRIES = {"DE", "US", "SE", "FR", "IE", "JP", "BR", "IN"};
    private static final int PLACES = 12;
    private static final int PROVIDERS = 3;

    private final Random random;
    private final int slots;
    private final List<CandidateSite> sites = new ArrayList<>();
    private final List<Candidate> workloads = new ArrayList<>();

    private GeneratedProblem(int slots, long seed) {
        random = new Random(seed);
        this.slots = slots;
    }

    /** Half services, half batch runs, demand at about 78 % of capacity in each resource. */
    static PlacementProblem of(int siteCount, int slots, int workloadCount, long seed) {
        return of(siteCount, slots, workloadCount, seed, 0.5, 0.78);
    }

    /**
     * @param services share of services among the workloads
     * @param load demand of all workloads as a share of all capacity, in each resource
     */
    static PlacementProblem of(int siteCount, int slots, int workloadCount, long seed, double services, double load) {
        return new GeneratedProblem(slots, seed).problem(siteCount, workloadCount, services, load);
    }

    private PlacementProblem problem(int siteCount, int workloadCount, double services, double load) {
        for (var index = 0; index < siteCount; index++) {
            sites.add(site(index));
        }
        var links = links();
        var horizon = new Horizon(Instant.parse("2026-01-05T00:00:00Z"), 60, slots);
        var weights = new Weights(100_000, 20_000_000, 2_000_000, 12);
        var alone =
                new PlacementEngine(new PlacementProblem(horizon, weights, withGpuWhereThereAre(), links, List.of()));
        for (var index = 0; index < workloadCount; index++) {
            workloads.add(placeable(alone, index, index < workloadCount * services));
        }
        var weighted = capacities(load);
        return new PlacementProblem(
                horizon, weights, weighted, links, workloads, List.of(carbonBudget()), pools(), List.of());
    }

    private CandidateSite site(int index) {
        var base = 30_000 + random.nextInt(600_000);
        var swing = random.nextInt(base / 2 + 1);
        var carbon = new long[slots];
        var price = new long[slots];
        var vcpu = 20_000_000L + random.nextInt(40_000_000);
        for (var slot = 0; slot < slots; slot++) {
            var wave = Math.cos((slot + index) * 2 * Math.PI / 24);
            carbon[slot] = Math.max(0, base + Math.round(swing * wave) + random.nextInt(10_000));
            price[slot] = vcpu + Math.round(vcpu * 0.2 * wave);
        }
        return new CandidateSite(
                "p" + index % PROVIDERS + ":site-" + String.format("%04d", index),
                "p" + index % PROVIDERS,
                COUNTRIES[random.nextInt(COUNTRIES.length)],
                1050 + random.nextInt(500),
                Series.of(price),
                Series.flat(slots, vcpu / 8),
                Series.flat(slots, vcpu * 10),
                Series.of(carbon),
                null);
    }

    /** Capacity is not known yet, but which sites have GPUs is. */
    private List<CandidateSite> withGpuWhereThereAre() {
        var plenty = Series.flat(slots, Integer.MAX_VALUE);
        return IntStream.range(0, sites.size())
                .mapToObj(index -> sized(
                        sites.get(index), new Capacity(plenty, plenty, hasGpu(index) ? plenty : Series.flat(slots, 0))))
                .toList();
    }

    private static boolean hasGpu(int site) {
        return site % 5 == 0;
    }

    private static CandidateSite sized(CandidateSite site, Capacity capacity) {
        return new CandidateSite(
                site.id(),
                site.provider(),
                site.country(),
                site.puePerMille(),
                site.vcpuNanoUsdPerHour(),
                site.gibNanoUsdPerHour(),
                site.gpuNanoUsdPerHour(),
                site.milligramsPerKwh(),
                capacity);
    }

    /** Shares the capacity that the load asks for among the sites, at random; one site in five has GPUs. */
    private List<CandidateSite> capacities(double load) {
        var total = new double[Resource.values().length];
        for (var workload : workloads) {
            for (var resource : Resource.values()) {
                total[resource.ordinal()] += (double) workload.total(resource)
                        * (workload.kind() == Candidate.Kind.SERVICE ? slots : workload.durationSlots());
            }
        }
        var share = new double[sites.size()];
        var gpu = new double[sites.size()];
        double shares = 0;
        double gpus = 0;
        for (var index = 0; index < share.length; index++) {
            share[index] = 0.4 + 1.2 * random.nextDouble();
            gpu[index] = hasGpu(index) ? share[index] : 0;
            shares += share[index];
            gpus += gpu[index];
        }
        var sized = new ArrayList<CandidateSite>();
        for (var index = 0; index < share.length; index++) {
            sized.add(sized(
                    sites.get(index),
                    new Capacity(
                            flat(total[0] / load / slots * share[index] / shares),
                            flat(total[1] / load / slots * share[index] / shares),
                            flat(total[2] / load / slots * gpu[index] / gpus))));
        }
        return sized;
    }

    private Series flat(double value) {
        return Series.flat(slots, Math.round(value));
    }

    private List<Link> links() {
        var links = new ArrayList<Link>();
        for (var from = 0; from < sites.size(); from++) {
            for (var to = 0; to < sites.size(); to++) {
                if (from != to) {
                    links.add(link(from, to));
                }
            }
        }
        return links;
    }

    /** What leaves one of the first places is priced by the tiers of its provider, the rest at one price. */
    private Link link(int from, int to) {
        var provider = sites.get(from).provider();
        var tiered = from < PLACES;
        return new Link(
                sites.get(from).id(),
                sites.get(to).id(),
                2000L + random.nextInt(220_000),
                tiered ? 90_000_000L : 10_000_000L + random.nextInt(80_000_000),
                tiered ? provider : null);
    }

    private List<TierPool> pools() {
        // What flows anyway puts the first planned gigabyte into the third tier.
        var already = 60_000_000L + random.nextInt(60_000_000);
        return IntStream.range(0, PROVIDERS)
                .mapToObj(provider -> new TierPool(
                        "p" + provider,
                        already,
                        List.of(
                                new TierPool.Step(0, 90_000_000),
                                new TierPool.Step(10_000_000, 85_000_000),
                                new TierPool.Step(50_000_000, 70_000_000),
                                new TierPool.Step(150_000_000, 50_000_000))))
                .toList();
    }

    /** One owner's batch runs may not emit more than nine tenths of what they would at the mean of all sites. */
    private Budget carbonBudget() {
        var owned = workloads.stream()
                .filter(workload -> workload.kind() == Candidate.Kind.BATCH)
                .filter(workload -> Math.floorMod(workload.id().hashCode(), 5) == 0)
                .toList();
        double milligrams = 0;
        for (var workload : owned) {
            milligrams += workload.demand().milliwatts()
                    / 1000.0
                    * workload.shape().members()
                    * workload.durationSlots()
                    * workload.timesPerMonthPerMille()
                    / 1000
                    * 300;
        }
        return new Budget(
                "owner-0",
                Budget.Kind.CARBON,
                Math.round(milligrams),
                owned.stream().map(Candidate::id).toList(),
                List.of());
    }

    private Candidate placeable(PlacementEngine alone, int index, boolean service) {
        while (true) {
            var drawn = candidate(index, service);
            if (alone.admits(drawn) && leavesRoomBefore(alone, drawn)) {
                return drawn;
            }
        }
    }

    /** Whether everything that it waits for can still end in time. */
    private boolean leavesRoomBefore(PlacementEngine alone, Candidate drawn) {
        var follower = drawn;
        var latest = drawn.deadlineSlot();
        for (var at = workloads.size() - 1; !follower.shape().after().isEmpty(); at--) {
            latest -= follower.durationSlots();
            follower = workloads.get(at);
            latest = Math.min(latest, follower.deadlineSlot());
            if (!alone.admits(follower.within(follower.earliestSlot(), latest))) {
                return false;
            }
        }
        return true;
    }

    private Candidate candidate(int index, boolean service) {
        var gang = !service && random.nextInt(20) == 0 ? 2 + random.nextInt(3) : 1;
        // Many small ones, few large ones: 0.25 to 16 vCPU for services, 0.25 to 4 for a run.
        var milliVcpu = Math.round(250 * Math.pow(2, (service ? 6 : 4) * random.nextDouble())) / gang + 1;
        var duration = 1 + random.nextInt(Math.max(1, slots / 4));
        var earliest = random.nextInt(slots / 2);
        var places = Math.min(PLACES, sites.size());
        var home = sites.get(random.nextInt(places)).id();
        var pausing = !service && random.nextInt(100) < 24;
        var after = service || pausing ? List.<Predecessor>of() : predecessors(index);
        if (!after.isEmpty()) {
            var previous = workloads.getLast();
            earliest = previous.earliestSlot() + previous.durationSlots();
        }
        return new Candidate(
                "w" + String.format("%06d", index),
                service ? Candidate.Kind.SERVICE : Candidate.Kind.BATCH,
                new Demand(
                        milliVcpu,
                        milliVcpu * (2048 + random.nextInt(4096)) / 1000,
                        random.nextInt(12) == 0 ? 250L << random.nextInt(3) : 0,
                        milliVcpu * (6 + random.nextInt(6))),
                duration,
                earliest,
                Math.min(slots, earliest + duration + 24 + random.nextInt(60)),
                service ? 4345 : 30_000,
                List.of(new DataNeed(
                        home, milliVcpu * random.nextInt(service ? 20 : 2), milliVcpu * random.nextInt(2))),
                service
                        ? List.of(
                                new UserShare(sites.get(random.nextInt(places)).id(), 1000))
                        : List.of(),
                milliVcpu * random.nextInt(50),
                home,
                service ? null : (Integer) earliest,
                limits(service),
                new Shape(gang, pausing, pausing ? random.nextInt(300) : 0, 0, 1, false, after));
    }

    /** One batch run in eight follows the one before it. */
    private List<Predecessor> predecessors(int index) {
        if (workloads.isEmpty() || random.nextInt(8) != 0) {
            return List.of();
        }
        var previous = workloads.getLast();
        return previous.kind() == Candidate.Kind.SERVICE || previous.shape().interruptible()
                ? List.of()
                : List.of(new Predecessor(previous.id(), 1000L + random.nextInt(20_000)));
    }

    private Limits limits(boolean service) {
        return new Limits(
                random.nextInt(3) == 0 ? 250_000L + random.nextInt(400_000) : null,
                random.nextInt(5) == 0 ? List.of("DE", "SE", "FR", "IE") : List.of(),
                List.of(),
                random.nextInt(6) == 0 ? List.of("p2") : List.of(),
                service && random.nextInt(3) == 0 ? 150_000L : null,
                null,
                null,
                null);
    }
}
