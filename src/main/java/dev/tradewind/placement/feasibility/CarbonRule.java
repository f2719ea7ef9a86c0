package dev.tradewind.placement.feasibility;

import dev.tradewind.placement.Candidate;
import dev.tradewind.placement.CarbonBasis;
import dev.tradewind.placement.Refusal;
import dev.tradewind.placement.scoring.SiteTables;

/**
 * The carbon ceiling of a batch run, on the basis that its limits name: every slot, the start, or the mean. Where the run
 * may pause, its slots are free to choose and each of them is held to the ceiling.
 */
final class CarbonRule implements SlotRule {
    static final String ID = "carbon";
    static final String UNIT = "mg CO2e/kWh";

    static String unit(Candidate workload) {
        return switch (basis(workload)) {
            case EVERY_SLOT -> UNIT;
            case AT_START -> UNIT + " at the start";
            case MEAN -> UNIT + " as the mean of the run";
        };
    }

    private static CarbonBasis basis(Candidate workload) {
        return workload.shape().interruptible()
                ? CarbonBasis.EVERY_SLOT
                : workload.limits().basis();
    }

    @Override
    public boolean concerns(Candidate workload, SiteTables site) {
        var limit = workload.limits().maxMilligramsPerKwh();
        return limit != null
                && workload.kind() == Candidate.Kind.BATCH
                && (site.dirtiest() > limit || !site.isKnownThroughout(false));
    }

    @Override
    public boolean allows(Candidate workload, SiteTables site, int slot) {
        var limit = workload.limits().maxMilligramsPerKwh();
        return limit == null
                || basis(workload) != CarbonBasis.EVERY_SLOT
                || value(site, slot, 1, CarbonBasis.EVERY_SLOT, Long.MAX_VALUE) <= limit;
    }

    @Override
    public boolean allowsRun(Candidate workload, SiteTables site, int start, int length) {
        var limit = workload.limits().maxMilligramsPerKwh();
        var basis = basis(workload);
        return limit == null
                || basis == CarbonBasis.EVERY_SLOT
                || value(site, start, length, basis, Long.MAX_VALUE) <= limit;
    }

    @Override
    public Refusal refusal(Candidate workload, SiteTables site, int[] starts, int length) {
        var cleanest = Long.MAX_VALUE;
        for (var start : starts) {
            cleanest = Math.min(cleanest, value(site, start, length, basis(workload), cleanest));
        }
        var known = cleanest != Long.MAX_VALUE;
        return new Refusal(
                ID,
                known ? Refusal.Kind.NOT_NOW : Refusal.Kind.UNKNOWN,
                workload.limits().maxMilligramsPerKwh(),
                known ? (Long) cleanest : null,
                unit(workload));
    }

    /** What the ceiling is held against; the largest value when a slot of it is unknown, or when no less than enough. */
    private static long value(SiteTables site, int start, int length, CarbonBasis basis, long enough) {
        var carbon = site.site().milligramsPerKwh();
        long worst = 0;
        long sum = 0;
        var looked = basis == CarbonBasis.AT_START ? 1 : length;
        for (var slot = start; slot < start + looked; slot++) {
            if (!carbon.isKnown(slot)) {
                return Long.MAX_VALUE;
            }
            worst = Math.max(worst, carbon.at(slot));
            if (basis != CarbonBasis.MEAN && worst >= enough) {
                return Long.MAX_VALUE;
            }
            sum = Math.addExact(sum, carbon.at(slot));
        }
        return basis == CarbonBasis.MEAN ? Math.ceilDiv(sum, (long) length) : worst;
    }
}
