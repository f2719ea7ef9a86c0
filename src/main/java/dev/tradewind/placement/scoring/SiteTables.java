package dev.tradewind.placement.scoring;

import dev.tradewind.placement.CandidateSite;
import dev.tradewind.placement.Series;

/** Prefix sums of one site's series: the sum over any run of slots is a difference of two entries. */
public final class SiteTables {
    private final CandidateSite site;
    private final long[] vcpu;
    private final long[] gib;
    private final long[] gpu;
    private final long[] carbon;

    public SiteTables(CandidateSite site) {
        this.site = site;
        vcpu = prefix(site.vcpuNanoUsdPerHour());
        gib = prefix(site.gibNanoUsdPerHour());
        gpu = prefix(site.gpuNanoUsdPerHour());
        carbon = prefix(site.milligramsPerKwh());
    }

    public CandidateSite site() {
        return site;
    }

    long vcpuPrice(int from, int to) {
        return vcpu[to] - vcpu[from];
    }

    long gibPrice(int from, int to) {
        return gib[to] - gib[from];
    }

    long gpuPrice(int from, int to) {
        return gpu[to] - gpu[from];
    }

    /** Sum of mg/kWh over {@code [from, to)}. */
    public long carbon(int from, int to) {
        return carbon[to] - carbon[from];
    }

    /** Unknown slots add nothing here; the rule on known signals keeps every run away from them. */
    private static long[] prefix(Series series) {
        var sums = new long[series.slots() + 1];
        for (var slot = 0; slot < series.slots(); slot++) {
            sums[slot + 1] = Math.addExact(sums[slot], series.isKnown(slot) ? series.at(slot) : 0);
        }
        return sums;
    }
}
