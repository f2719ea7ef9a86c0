package dev.tradewind.placement.feasibility;

import dev.tradewind.placement.Candidate;
import dev.tradewind.placement.CandidateSite;
import dev.tradewind.placement.Refusal;
import dev.tradewind.placement.scoring.Network;
import org.jspecify.annotations.Nullable;

/** A service cannot wait for a clean hour: its ceiling holds for the mean over the horizon. */
final class ServiceCarbonRule implements SiteRule {
    @Override
    public @Nullable Refusal refusal(Candidate workload, CandidateSite site, Network network) {
        var limit = workload.limits().maxMilligramsPerKwh();
        if (limit == null || workload.kind() != Candidate.Kind.SERVICE) {
            return null;
        }
        var carbon = site.milligramsPerKwh();
        long sum = 0;
        for (var slot = 0; slot < carbon.slots(); slot++) {
            if (!carbon.isKnown(slot)) {
                return new Refusal(CarbonRule.ID, Refusal.Kind.UNKNOWN, limit, null, CarbonRule.UNIT);
            }
            sum = Math.addExact(sum, carbon.at(slot));
        }
        var mean = Math.ceilDiv(sum, (long) carbon.slots());
        return mean <= limit
                ? null
                : new Refusal(
                        CarbonRule.ID,
                        Refusal.Kind.NEVER,
                        limit,
                        mean,
                        CarbonRule.UNIT + " as the mean of the horizon");
    }
}
