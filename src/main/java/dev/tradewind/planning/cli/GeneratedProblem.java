package dev.tradewind.planning.cli;

import dev.tradewind.placement.Candidate;
import dev.tradewind.placement.CandidateSite;
import dev.tradewind.placement.Capacity;
import dev.tradewind.placement.DataNeed;
import dev.tradewind.placement.Demand;
import dev.tradewind.placement.Horizon;
import dev.tradewind.placement.Limits;
import dev.tradewind.placement.Link;
import dev.tradewind.placement.PlacementProblem;
import dev.tradewind.placement.Series;
import dev.tradewind.placement.UserShare;
import dev.tradewind.placement.Weights;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** A made-up company for measurements: daily swings of carbon and price, limits of every sort, capacity that is short. */
final class GeneratedProblem {
    private static final String[] COUNTRIES = {"DE", "US", "SE", "FR", "IE", "JP", "BR", "IN"};
    private static final int PLACES = 12;

    private GeneratedProblem() {}

    static PlacementProblem of(int siteCount, int slots, int workloadCount, long seed) {
        var random = new Random(seed);
        var sites = new ArrayList<CandidateSite>();
        for (var index = 0; index < siteCount; index++) {
            sites.add(site(random, index, slots, 24_000L * Math.max(1, workloadCount / siteCount)));
        }
        var links = new ArrayList<Link>();
        for (var from = 0; from < siteCount; from++) {
            for (var to = 0; to < PLACES; to++) {
                if (from != to) {
                    links.add(link(random, sites.get(from).id(), sites.get(to).id()));
                    if (from >= PLACES) {
                        links.add(
                                link(random, sites.get(to).id(), sites.get(from).id()));
                    }
                }
            }
        }
        var workloads = new ArrayList<Candidate>();
        for (var index = 0; index < workloadCount; index++) {
            workloads.add(candidate(random, index, sites, slots));
        }
        var horizon = new Horizon(Instant.parse("2026-01-05T00:00:00Z"), 60, slots);
        return new PlacementProblem(horizon, new Weights(100_000, 20_000_000, 2_000_000, 12), sites, links, workloads);
    }

    private static CandidateSite site(Random random, int index, int slots, long milliVcpu) {
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
                "p" + index % 3 + ":site-" + String.format("%04d", index),
                "p" + index % 3,
                COUNTRIES[random.nextInt(COUNTRIES.length)],
                1050 + random.nextInt(500),
                Series.of(price),
                Series.flat(slots, vcpu / 8),
                Series.flat(slots, vcpu * 10),
                Series.of(carbon),
                new Capacity(
                        Series.flat(slots, milliVcpu), Series.flat(slots, 6 * milliVcpu), Series.flat(slots, 8000)));
    }

    private static Link link(Random random, String from, String to) {
        return new Link(from, to, 2000L + random.nextInt(220_000), 10_000_000L + random.nextInt(100_000_000));
    }

    private static Candidate candidate(Random random, int index, List<CandidateSite> sites, int slots) {
        var service = random.nextBoolean();
        var duration = 1 + random.nextInt(12);
        var earliest = random.nextInt(slots / 2);
        var places = Math.min(PLACES, sites.size());
        var home = sites.get(random.nextInt(places)).id();
        var vcpus = 1L + random.nextInt(16);
        return new Candidate(
                "w" + String.format("%05d", index),
                service ? Candidate.Kind.SERVICE : Candidate.Kind.BATCH,
                new Demand(vcpus * 1000, vcpus * 4096, random.nextInt(20) == 0 ? 1000 : 0, vcpus * 9000),
                duration,
                earliest,
                Math.min(slots, earliest + duration + 12 + random.nextInt(60)),
                service ? 4345 : 30_000,
                List.of(new DataNeed(home, random.nextInt(500_000), random.nextInt(50_000))),
                service
                        ? List.of(
                                new UserShare(sites.get(random.nextInt(places)).id(), 1000))
                        : List.of(),
                random.nextInt(2_000_000),
                home,
                service ? null : (Integer) earliest,
                new Limits(
                        random.nextInt(3) == 0 ? 150_000L + random.nextInt(400_000) : null,
                        random.nextInt(5) == 0 ? List.of("DE", "SE", "FR", "IE") : List.of(),
                        List.of(),
                        random.nextInt(6) == 0 ? List.of("p2") : List.of(),
                        service && random.nextInt(3) == 0 ? 150_000L : null,
                        null,
                        null,
                        null));
    }
}
