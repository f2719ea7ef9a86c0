package dev.tradewind.placement.feasibility;

import dev.tradewind.placement.Candidate;
import dev.tradewind.placement.CandidateSite;
import dev.tradewind.placement.Refusal;
import dev.tradewind.placement.scoring.Network;
import org.jspecify.annotations.Nullable;

/** Nothing runs where it is dark, whatever else would keep it there. */
final class OutageRule implements SiteRule {
    static final String ID = "site-lost";

    @Override
    public @Nullable Refusal refusal(Candidate workload, CandidateSite site, Network network) {
        return site.isLost() ? new Refusal(ID, Refusal.Kind.NOT_NOW, null, null, "the site is lost") : null;
    }
}
