package dev.tradewind.placement.feasibility;

import dev.tradewind.placement.Candidate;
import dev.tradewind.placement.Refusal;
import dev.tradewind.placement.scoring.SiteTables;

/** Prices and carbon are known in every slot of the run: what is unknown is not free and not clean. */
final class SignalRule implements SlotRule {
    static final String ID = "known-signals";

    @Override
    public boolean concerns(Candidate workload, SiteTables site) {
        return !site.isKnownThroughout(workload.demand().milliGpu() > 0);
    }

    @Override
    public boolean allows(Candidate workload, SiteTables tables, int slot) {
        var site = tables.site();
        return site.vcpuNanoUsdPerHour().isKnown(slot)
                && site.gibNanoUsdPerHour().isKnown(slot)
                && site.milligramsPerKwh().isKnown(slot)
                && (workload.demand().milliGpu() == 0
                        || site.gpuNanoUsdPerHour().isKnown(slot));
    }

    @Override
    public Refusal refusal(Candidate workload, SiteTables site, int[] starts, int length) {
        long best = 0;
        for (var start : starts) {
            long known = 0;
            for (var slot = start; slot < start + length; slot++) {
                known += allows(workload, site, slot) ? 1 : 0;
            }
            best = Math.max(best, known);
        }
        return new Refusal(ID, Refusal.Kind.UNKNOWN, (long) length, best, "slots with known price and carbon");
    }
}
