package dev.tradewind.placement.feasibility;

import dev.tradewind.placement.Candidate;
import dev.tradewind.placement.CandidateSite;
import dev.tradewind.placement.Refusal;
import dev.tradewind.placement.scoring.Network;
import org.jspecify.annotations.Nullable;

/** Where nobody has spoken of the grid for too long, a carbon ceiling cannot be held: unknown is not clean. */
final class OldCarbonRule implements SiteRule {
    @Override
    public @Nullable Refusal refusal(Candidate workload, CandidateSite site, Network network) {
        var limit = workload.limits().maxMilligramsPerKwh();
        return limit == null || !site.isCarbonTooOld()
                ? null
                : new Refusal(CarbonRule.ID, Refusal.Kind.UNKNOWN, limit, null, CarbonRule.UNIT);
    }
}
