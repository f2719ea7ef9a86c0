package dev.tradewind.placement;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Generated problems with everything in them: gangs, pauses, repetition, chains, budgets, tiers, groups, couplings. */
public final class RandomProblems {
    private RandomProblems() {}

    /** At most so many of each; few sites with little room, so that what is shared binds in most of them. */
    public static PlacementProblem of(long seed, int maxWorkloads, int maxSites, int maxSlots) {
        var plain = Problems.random(seed, maxWorkloads, maxSites, maxSlots);
        var random = new Random(seed * 31 + 7);
        var slots = plain.horizon().slots();
        var links = plain.links().stream()
                .map(link -> random.nextInt(3) == 0
                        ? new Link(link.from(), link.to(), link.rttMicros(), 90_000_000L, "tiers", null)
                        : link)
                .toList();
        var workloads = new ArrayList<Candidate>();
        for (var workload : plain.workloads()) {
            workloads.add(shaped(random, workload, workloads, slots, plain));
        }
        return new PlacementProblem(
                plain.horizon(),
                plain.weights(),
                plain.sites(),
                links,
                workloads,
                budgets(random, workloads),
                List.of(new TierPool(
                        "tiers",
                        random.nextInt(300_000),
                        List.of(
                                new TierPool.Step(0, 90_000_000),
                                new TierPool.Step(200_000, 60_000_000),
                                new TierPool.Step(600_000, 20_000_000)))),
                groups(random, workloads));
    }

    /** The same, but a month's first gigabytes are free and later ones are not. */
    static PlacementProblem freeFirst(PlacementProblem of) {
        var pool = of.tierPools().getFirst();
        return new PlacementProblem(
                of.horizon(),
                of.weights(),
                of.sites(),
                of.links(),
                of.workloads(),
                of.budgets(),
                List.of(new TierPool(
                        pool.id(),
                        pool.alreadyMegabytes(),
                        List.of(
                                new TierPool.Step(0, 0),
                                new TierPool.Step(250_000, 85_000_000),
                                new TierPool.Step(700_000, 50_000_000)))),
                of.together());
    }

    /** The same with several paths on links, copies to read, places to write to, and rules about all of them. */
    public static PlacementProblem withPaths(PlacementProblem of, long seed) {
        var random = new Random(seed * 17 + 3);
        var links = of.links().stream().map(link -> paths(random, link)).toList();
        var sites = of.sites().stream().map(CandidateSite::id).toList();
        return new PlacementProblem(
                of.horizon(),
                of.weights(),
                of.sites(),
                links,
                of.workloads().stream()
                        .map(workload -> workload.reading(workload.data().stream()
                                .map(need -> ruled(random, need, sites))
                                .toList()))
                        .toList(),
                of.budgets(),
                of.tierPools(),
                of.together());
    }

    /** The same with up to so many copies that may be made, kept or dropped, of data that several workloads read. */
    public static PlacementProblem withReplicas(PlacementProblem of, long seed, int most) {
        var random = new Random(seed * 13 + 5);
        var sites = of.sites().stream().map(CandidateSite::id).toList();
        var home = sites.get(random.nextInt(sites.size()));
        var offers = new ArrayList<ReplicaOffer>();
        for (var site : sites) {
            if (!site.equals(home) && offers.size() < most) {
                offers.add(new ReplicaOffer(
                        "lake at " + site,
                        "lake",
                        site,
                        random.nextInt(3) == 0,
                        random.nextInt(20) * 1_000_000_000L,
                        random.nextInt(100) * 1_000_000_000L));
            }
        }
        var kept = offers.stream()
                .filter(ReplicaOffer::kept)
                .map(ReplicaOffer::site)
                .toList();
        return new PlacementProblem(
                        of.horizon(),
                        of.weights(),
                        of.sites(),
                        of.links(),
                        of.workloads().stream()
                                .map(workload ->
                                        random.nextInt(4) == 0 ? workload : reading(random, workload, home, kept))
                                .toList(),
                        of.budgets(),
                        of.tierPools(),
                        of.together())
                .offering(offers);
    }

    private static Candidate reading(Random random, Candidate workload, String home, List<String> kept) {
        var data = new ArrayList<>(workload.data());
        data.add(new DataNeed(home, 1L + random.nextInt(20_000), random.nextInt(500), kept).named("lake"));
        return workload.reading(data);
    }

    private static Link paths(Random random, Link link) {
        var kinds = NetworkPath.Kind.values();
        var further = new ArrayList<NetworkPath>();
        for (var path = random.nextInt(3); path > 0; path--) {
            further.add(new NetworkPath(
                    "path " + path,
                    kinds[random.nextInt(kinds.length)],
                    random.nextInt(4) == 0 ? null : (Long) (1000L + random.nextInt(90_000)),
                    random.nextInt(5) == 0 ? null : (Long) (5_000_000L + random.nextInt(90_000_000))));
        }
        var lost = random.nextInt(12) == 0 ? link.gone() : link;
        return lost.over(random.nextInt(4) == 0 ? null : kinds[random.nextInt(kinds.length)], further);
    }

    private static DataNeed ruled(Random random, DataNeed need, List<String> sites) {
        var replicas = random.nextInt(3) == 0 ? List.of(sites.get(random.nextInt(sites.size()))) : List.<String>of();
        var kinds = NetworkPath.Kind.values();
        var rules = random.nextInt(2) == 0
                ? null
                : new DataRules(
                        random.nextInt(3) == 0
                                ? List.of(kinds[random.nextInt(5)], kinds[random.nextInt(5)])
                                : List.of(),
                        random.nextBoolean() ? List.of(sites.get(random.nextInt(sites.size()))) : List.of(),
                        random.nextInt(3) == 0 ? List.of("DE") : List.of(),
                        random.nextInt(4) == 0 ? 50_000L : null);
        return new DataNeed(need.site(), need.readMegabytes(), need.writtenMegabytes(), replicas, rules);
    }

    private static Candidate shaped(
            Random random, Candidate plain, List<Candidate> before, int slots, PlacementProblem problem) {
        if (plain.kind() == Candidate.Kind.SERVICE) {
            return plain;
        }
        var pausing = random.nextInt(4) == 0;
        var after = new ArrayList<Predecessor>();
        if (!before.isEmpty() && random.nextInt(3) == 0) {
            var other = before.get(random.nextInt(before.size()));
            if (other.kind() == Candidate.Kind.BATCH && other.shape().runs() == 1) {
                after.add(new Predecessor(other.id(), random.nextInt(50_000)));
            }
        }
        var runs = after.isEmpty() && random.nextInt(6) == 0 && slots >= 6 ? 2 : 1;
        var limits = plain.limits();
        return new Candidate(
                plain.id(),
                plain.kind(),
                plain.demand(),
                plain.durationSlots(),
                after.isEmpty() ? plain.earliestSlot() : 0,
                after.isEmpty() ? plain.deadlineSlot() : slots,
                plain.timesPerMonthPerMille(),
                plain.data(),
                plain.users(),
                plain.movingMegabytes(),
                plain.currentSite(),
                plain.currentStart(),
                new Limits(
                        limits.maxMilligramsPerKwh(),
                        limits.countries(),
                        limits.allowedProviders(),
                        limits.deniedProviders(),
                        limits.maxUserRttMicros(),
                        limits.maxDataRttMicros(),
                        limits.maxEgressNanoUsd(),
                        limits.pinnedSite(),
                        CarbonBasis.values()[random.nextInt(3)],
                        random.nextInt(6) == 0 ? 30_000_000_000L : null,
                        random.nextInt(6) == 0
                                ? new Limits.Commit(problem.sites().getFirst().id(), 40_000)
                                : null,
                        null,
                        random.nextInt(5) == 0
                                ? List.of(new Coupling(
                                        "queue",
                                        Coupling.Border.values()[random.nextInt(3)],
                                        random.nextBoolean() ? 40_000_000_000L : null))
                                : List.of(),
                        null),
                new Shape(
                        random.nextInt(8) == 0 ? 2 : 1,
                        pausing,
                        pausing ? random.nextInt(300) : 0,
                        runs > 1 ? slots / 2 : 0,
                        runs,
                        false,
                        after));
    }

    private static List<Budget> budgets(Random random, List<Candidate> workloads) {
        var members = workloads.stream()
                .map(Candidate::id)
                .filter(id -> random.nextInt(3) > 0)
                .toList();
        if (members.isEmpty() || random.nextInt(2) == 0) {
            return List.of();
        }
        return List.of(
                random.nextBoolean()
                        ? new Budget("kg", Budget.Kind.CARBON, 4_000_000L * (1 + random.nextInt(8)), members, List.of())
                        : random.nextInt(3) == 0
                                ? new Budget(
                                        "egress",
                                        Budget.Kind.EGRESS,
                                        30_000_000_000L * (1 + random.nextInt(8)),
                                        members,
                                        List.of())
                                : new Budget(
                                        "usd",
                                        Budget.Kind.BILLED,
                                        20_000_000_000L * (1 + random.nextInt(8)),
                                        members,
                                        List.of()));
    }

    private static List<Together> groups(Random random, List<Candidate> workloads) {
        if (workloads.size() < 3 || random.nextInt(3) > 0) {
            return List.of();
        }
        return List.of(new Together(
                "group",
                Together.Kind.values()[random.nextInt(3)],
                List.of(
                        workloads.get(0).id(),
                        workloads.get(1).id(),
                        workloads.get(2).id()),
                2));
    }
}
