package dev.tradewind.placement.feasibility;

import dev.tradewind.placement.Candidate;
import dev.tradewind.placement.CandidateSite;
import dev.tradewind.placement.Refusal;
import dev.tradewind.placement.scoring.Couplings;
import dev.tradewind.placement.scoring.Network;
import org.jspecify.annotations.Nullable;

/** A managed service, an identity or a network that a move would break and that nothing replaces. */
final class CouplingRule implements SiteRule {
    static final String ID = "coupling";

    @Override
    public @Nullable Refusal refusal(Candidate workload, CandidateSite site, Network network) {
        var broken = Couplings.broken(workload, site, network);
        if (broken == null) {
            return new Refusal(
                    ID,
                    Refusal.Kind.UNKNOWN,
                    null,
                    null,
                    "what a move from " + workload.currentSite() + " breaks: that site is not among the candidates");
        }
        return broken.priceless() == null
                ? null
                : new Refusal(ID, Refusal.Kind.NEVER, null, null, "coupled by " + broken.priceless());
    }
}
