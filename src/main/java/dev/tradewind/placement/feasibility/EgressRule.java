package dev.tradewind.placement.feasibility;

import dev.tradewind.placement.Candidate;
import dev.tradewind.placement.CandidateSite;
import dev.tradewind.placement.Refusal;
import dev.tradewind.placement.scoring.Egress;
import dev.tradewind.placement.scoring.Network;
import org.jspecify.annotations.Nullable;

/** The gravity of data: egress of one run, or of a service's month, under its ceiling, at known prices. */
final class EgressRule implements SiteRule {
    static final String ID = "egress";

    @Override
    public @Nullable Refusal refusal(Candidate workload, CandidateSite site, Network network) {
        var limit = workload.limits().maxEgressNanoUsd();
        var egress = Egress.of(workload, site.id(), network);
        if (egress == null || Egress.moving(workload, site.id(), network) == null) {
            return new Refusal(ID, Refusal.Kind.UNKNOWN, limit, null, "nano-USD");
        }
        return limit == null || egress.nanoUsd() <= limit
                ? null
                : new Refusal(ID, Refusal.Kind.NEVER, limit, egress.nanoUsd(), "nano-USD");
    }
}
