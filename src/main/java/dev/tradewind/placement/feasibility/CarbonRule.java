package dev.tradewind.placement.feasibility;

import dev.tradewind.placement.Candidate;
import dev.tradewind.placement.CandidateSite;
import dev.tradewind.placement.Refusal;

/** Every slot of a batch run at or below its carbon ceiling. */
final class CarbonRule implements SlotRule {
    static final String ID = "carbon";
    static final String UNIT = "mg CO2e/kWh";

    @Override
    public boolean concerns(Candidate workload, CandidateSite site) {
        return workload.limits().maxMilligramsPerKwh() != null && workload.kind() == Candidate.Kind.BATCH;
    }

    @Override
    public boolean allows(Candidate workload, CandidateSite site, int slot) {
        var limit = workload.limits().maxMilligramsPerKwh();
        return limit == null
                || site.milligramsPerKwh().isKnown(slot)
                        && site.milligramsPerKwh().at(slot) <= limit;
    }

    @Override
    public Refusal refusal(Candidate workload, CandidateSite site, int[] starts, int length) {
        var cleanest = Long.MAX_VALUE;
        for (var start : starts) {
            long worst = 0;
            for (var slot = start; slot < start + length; slot++) {
                worst = Math.max(
                        worst,
                        site.milligramsPerKwh().isKnown(slot)
                                ? site.milligramsPerKwh().at(slot)
                                : Long.MAX_VALUE);
            }
            cleanest = Math.min(cleanest, worst);
        }
        var known = cleanest != Long.MAX_VALUE;
        return new Refusal(
                ID,
                known ? Refusal.Kind.NOT_NOW : Refusal.Kind.UNKNOWN,
                workload.limits().maxMilligramsPerKwh(),
                known ? (Long) cleanest : null,
                UNIT);
    }
}
