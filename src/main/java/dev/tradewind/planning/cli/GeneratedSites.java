package dev.tradewind.planning.cli;

import dev.tradewind.placement.CandidateSite;
import dev.tradewind.placement.Capacity;
import dev.tradewind.placement.Link;
import dev.tradewind.placement.Resource;
import dev.tradewind.placement.Series;
import dev.tradewind.placement.TierPool;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Made-up sites on a square map: round trips grow with the distance, carbon and prices swing by the day, egress from the
 * sites with users and data is priced by the tiers of the provider.
 */
final class GeneratedSites {
    static final int PROVIDERS = 3;
    private static final int TIERED = 12;
    /** The part of all capacity that stands where it is wanted. */
    private static final double WANTED = 0.7;
    /** Nobody builds more than this share of all capacity in one place because it is wanted. */
    private static final double MOST_WANTED = 0.04;

    private static final String[] COUNTRIES = {"DE", "US", "SE", "FR", "IE", "JP", "BR", "IN"};
    private static final double MICROS_ACROSS = 150_000;

    private final Random random;
    private final int slots;
    private final List<CandidateSite> sites = new ArrayList<>();
    private final List<double[]> positions = new ArrayList<>();

    GeneratedSites(int count, int slots, Random random) {
        this.random = random;
        this.slots = slots;
        for (var index = 0; index < count; index++) {
            sites.add(site(index));
            positions.add(new double[] {random.nextDouble(), random.nextDouble()});
        }
    }

    private CandidateSite site(int index) {
        var base = 30_000 + random.nextInt(600_000);
        var swing = random.nextInt(base / 2 + 1);
        var carbon = new long[slots];
        var price = new long[slots];
        var vcpu = 30_000_000L + random.nextInt(20_000_000);
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

    int count() {
        return sites.size();
    }

    String id(int index) {
        return sites.get(index).id();
    }

    /** Capacity is not known yet, but which sites have GPUs is. */
    List<CandidateSite> withGpuWhereThereAre() {
        var plenty = Series.flat(slots, Integer.MAX_VALUE);
        return IntStream.range(0, sites.size())
                .mapToObj(index -> sites.get(index)
                        .with(new Capacity(plenty, plenty, hasGpu(index) ? plenty : Series.flat(slots, 0))))
                .toList();
    }

    /**
     * Shares capacity out, one part as it is wanted, since who builds a site looks at who would use it (no site gets all that it could), the other at random;
     * one site in five has GPUs.
     *
     * @param total of each resource, of all sites together
     * @param wanted by site and resource: share of what would be taken there if there were room for all
     */
    List<CandidateSite> sized(double[] total, double[][] wanted) {
        var built = built(wanted);
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
            sized.add(sites.get(index)
                    .with(new Capacity(
                            flat(total[0] * mixed(built[index][0], share[index] / shares)),
                            flat(total[1] * mixed(built[index][1], share[index] / shares)),
                            flat(total[2] * mixed(built[index][2], gpu[index] / gpus)))));
        }
        return sized;
    }

    private static double[][] built(double[][] wanted) {
        var built = new double[wanted.length][Resource.values().length];
        for (var resource = 0; resource < Resource.values().length; resource++) {
            double sum = 0;
            for (var site = 0; site < built.length; site++) {
                built[site][resource] = Math.min(wanted[site][resource], MOST_WANTED);
                sum += built[site][resource];
            }
            for (var site = 0; site < built.length; site++) {
                built[site][resource] /= Math.max(Double.MIN_NORMAL, sum);
            }
        }
        return built;
    }

    private static double mixed(double wanted, double random) {
        return WANTED * wanted + (1 - WANTED) * random;
    }

    private static boolean hasGpu(int site) {
        return site % 5 == 0;
    }

    private Series flat(double value) {
        return Series.flat(slots, Math.round(value));
    }

    List<Link> links() {
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

    /** What leaves one of the first sites is priced by the tiers of its provider, the rest at one price. */
    private Link link(int from, int to) {
        var distance = Math.hypot(
                positions.get(from)[0] - positions.get(to)[0],
                positions.get(from)[1] - positions.get(to)[1]);
        var tiered = from < TIERED;
        return new Link(
                sites.get(from).id(),
                sites.get(to).id(),
                2000 + Math.round(MICROS_ACROSS * distance) + random.nextInt(10_000),
                tiered ? 90_000_000L : 10_000_000L + random.nextInt(80_000_000),
                tiered ? sites.get(from).provider() : null,
                null);
    }

    List<TierPool> pools() {
        // What flows anyway puts the first planned gigabyte into the third tier.
        var already = 140_000_000L + random.nextInt(8_000_000);
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
}
