package dev.tradewind.placement;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Small problems for tests, and generated ones by seed. */
public final class Problems {
    public static final Instant START = Instant.parse("2026-11-02T00:00:00Z");

    private Problems() {}

    static CandidateSite site(String id, String country, long price, Series carbon, @Nullable Capacity capacity) {
        var slots = carbon.slots();
        return new CandidateSite(
                id,
                id.substring(0, id.indexOf(':')),
                country,
                1200,
                Series.flat(slots, price),
                Series.flat(slots, 0),
                Series.flat(slots, 0),
                carbon,
                capacity);
    }

    static Capacity vcpus(int slots, long milliVcpu) {
        return new Capacity(Series.flat(slots, milliVcpu), Series.flat(slots, 1 << 20), Series.flat(slots, 0));
    }

    static Candidate batch(String id, int duration, int earliest, int deadline, Limits limits) {
        return new Candidate(
                id,
                Candidate.Kind.BATCH,
                new Demand(2000, 4096, 0, 100_000),
                duration,
                earliest,
                deadline,
                30_000,
                List.of(),
                List.of(),
                0,
                null,
                null,
                limits);
    }

    static Candidate service(String id, List<UserShare> users, Limits limits) {
        return new Candidate(
                id,
                Candidate.Kind.SERVICE,
                new Demand(2000, 4096, 0, 100_000),
                0,
                0,
                0,
                30_000,
                List.of(),
                users,
                0,
                null,
                null,
                limits);
    }

    static PlacementProblem problem(Weights weights, List<CandidateSite> sites, List<Link> links, Candidate... all) {
        var slots = sites.getFirst().milligramsPerKwh().slots();
        return new PlacementProblem(new Horizon(START, 60, slots), weights, sites, links, List.of(all));
    }

    /** Few sites with little room, so that capacity binds in most of them. */
    public static PlacementProblem random(long seed, int maxWorkloads, int maxSites, int maxSlots) {
        var random = new Random(seed);
        var slots = 3 + random.nextInt(maxSlots - 2);
        var sites = new ArrayList<CandidateSite>();
        var siteCount = 1 + random.nextInt(maxSites);
        for (var index = 0; index < siteCount; index++) {
            var carbon = new long[slots];
            for (var slot = 0; slot < slots; slot++) {
                carbon[slot] = 50_000 + random.nextInt(500_000);
            }
            var series = Series.of(carbon);
            if (random.nextInt(6) == 0) {
                series = series.with(random.nextInt(slots), Long.MIN_VALUE);
            }
            var capacity = random.nextInt(5) == 0
                    ? null
                    : new Capacity(
                            Series.flat(slots, 1000L * (2 + random.nextInt(4))),
                            Series.flat(slots, 8192),
                            Series.flat(slots, 0));
            sites.add(site(
                    "p" + index % 2 + ":s" + index,
                    index % 2 == 0 ? "DE" : "US",
                    20_000_000L + random.nextInt(60_000_000),
                    series,
                    capacity));
        }
        var links = new ArrayList<Link>();
        for (var from : sites) {
            for (var to : sites) {
                if (!from.id().equals(to.id())) {
                    links.add(new Link(
                            from.id(),
                            to.id(),
                            1000L + random.nextInt(90_000),
                            20_000_000L + random.nextInt(90_000_000)));
                }
            }
        }
        var workloads = new ArrayList<Candidate>();
        var count = 1 + random.nextInt(maxWorkloads);
        for (var index = 0; index < count; index++) {
            workloads.add(candidate(random, "w" + index, sites, slots));
        }
        return new PlacementProblem(
                new Horizon(START, 60, slots),
                new Weights(100_000, 10_000_000, 1_000_000, 12),
                sites,
                links,
                workloads);
    }

    private static Candidate candidate(Random random, String id, List<CandidateSite> sites, int slots) {
        var home = sites.get(random.nextInt(sites.size())).id();
        var limits = new Limits(
                random.nextInt(3) == 0 ? 200_000L + random.nextInt(300_000) : null,
                random.nextInt(5) == 0 ? List.of("DE") : List.of(),
                List.of(),
                random.nextInt(8) == 0 ? List.of("p1") : List.of(),
                null,
                random.nextInt(4) == 0 ? 60_000L : null,
                null,
                null);
        var service = random.nextInt(4) == 0;
        var duration = 1 + random.nextInt(2);
        var earliest = random.nextInt(slots);
        return new Candidate(
                id,
                service ? Candidate.Kind.SERVICE : Candidate.Kind.BATCH,
                new Demand(1000L + random.nextInt(2) * 1000L, 2048, 0, 50_000L + random.nextInt(300_000)),
                duration,
                earliest,
                Math.min(slots, earliest + duration + random.nextInt(slots)),
                30_000,
                List.of(new DataNeed(home, random.nextInt(20_000), random.nextInt(2_000))),
                List.of(),
                random.nextInt(100_000),
                home,
                null,
                limits);
    }
}
