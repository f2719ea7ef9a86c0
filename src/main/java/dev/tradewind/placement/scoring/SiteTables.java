package dev.tradewind.placement.scoring;

import dev.tradewind.placement.CandidateSite;
import dev.tradewind.placement.Resource;
import dev.tradewind.placement.Series;
import dev.tradewind.placement.Spot;
import org.jspecify.annotations.Nullable;

/**
 * One site's series as plain arrays, with what can be said of all slots at once: most rules need no look at single ones.
 */
public final class SiteTables {
    private static final int RESOURCES = Resource.values().length;
    private final CandidateSite site;
    final long[] vcpu;
    final long[] gib;
    final long[] gpu;
    final long[] carbon;
    /** Sums of the same over {@code [0, slot)}, for estimates. */
    final double[] vcpuSum;

    final double[] gibSum;
    final double[] gpuSum;
    final double[] carbonSum;
    private final boolean known;
    private final boolean gpuKnown;
    private final boolean negative;
    private final long dirtiest;
    private final long cleanest;
    private final long[] leastFree = new long[RESOURCES];

    public SiteTables(CandidateSite site) {
        this.site = site;
        vcpu = values(site.vcpuNanoUsdPerHour());
        gib = values(site.gibNanoUsdPerHour());
        gpu = values(site.gpuNanoUsdPerHour());
        carbon = values(site.milligramsPerKwh());
        vcpuSum = sums(vcpu);
        gibSum = sums(gib);
        gpuSum = sums(gpu);
        carbonSum = sums(carbon);
        known = site.vcpuNanoUsdPerHour().isAllKnown()
                && site.gibNanoUsdPerHour().isAllKnown()
                && site.milligramsPerKwh().isAllKnown();
        gpuKnown = site.gpuNanoUsdPerHour().isAllKnown();
        negative = isNegative(vcpu) || isNegative(gib) || isNegative(gpu) || isNegative(carbon);
        long most = 0;
        var least = Long.MAX_VALUE;
        for (var value : carbon) {
            most = Math.max(most, value);
            least = Math.min(least, value);
        }
        dirtiest = most;
        cleanest = least;
        for (var resource : Resource.values()) {
            var free = Long.MAX_VALUE;
            for (var slot = 0; site.capacity() != null && slot < carbon.length; slot++) {
                free = Math.min(free, free(site, resource, slot));
            }
            leastFree[resource.ordinal()] = free;
        }
    }

    public CandidateSite site() {
        return site;
    }

    /** Whether price and carbon are known in every slot. */
    public boolean isKnownThroughout(boolean withGpu) {
        return known && (gpuKnown || !withGpu);
    }

    /** Whether some slot's price or carbon is below zero, so that running there may earn. */
    public boolean isSomethingNegative() {
        return negative;
    }

    /** The least that is free of a resource in any slot; {@code Long.MAX_VALUE} where nothing limits it. */
    public long leastFree(Resource resource) {
        return leastFree[resource.ordinal()];
    }

    /** Highest known carbon intensity, mg/kWh. */
    public long dirtiest() {
        return dirtiest;
    }

    /** Lowest carbon intensity, mg/kWh; meaningful where all slots are known. */
    public long cleanest() {
        return cleanest;
    }

    @Nullable
    Spot spot() {
        return site.spot();
    }

    /** Capacity that nobody knows is none. */
    public static long free(CandidateSite site, Resource resource, int slot) {
        var capacity = site.capacity();
        if (capacity == null) {
            return Long.MAX_VALUE;
        }
        var series = capacity.of(resource);
        return series.isKnown(slot) ? Math.max(0, series.at(slot)) : 0;
    }

    /** Unknown slots count nothing here; the rule on known signals keeps every run away from them. */
    private static long[] values(Series series) {
        var values = new long[series.slots()];
        for (var slot = 0; slot < values.length; slot++) {
            values[slot] = series.isKnown(slot) ? series.at(slot) : 0;
        }
        return values;
    }

    private static boolean isNegative(long[] values) {
        return java.util.Arrays.stream(values).anyMatch(value -> value < 0);
    }

    private static double[] sums(long[] values) {
        var sums = new double[values.length + 1];
        for (var slot = 0; slot < values.length; slot++) {
            sums[slot + 1] = sums[slot] + values[slot];
        }
        return sums;
    }
}
