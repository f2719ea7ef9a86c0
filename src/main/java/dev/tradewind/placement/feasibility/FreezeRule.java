package dev.tradewind.placement.feasibility;

import dev.tradewind.placement.Candidate;
import dev.tradewind.placement.CandidateSite;
import dev.tradewind.placement.Refusal;
import dev.tradewind.placement.scoring.Network;
import org.jspecify.annotations.Nullable;

/** A change freeze keeps a workload where it runs; the window of a frozen run shrinks to its present start as well. */
final class FreezeRule implements SiteRule {
    static final String ID = "change-freeze";

    @Override
    public @Nullable Refusal refusal(Candidate workload, CandidateSite site, Network network) {
        var current = workload.currentSite();
        return !workload.limits().isFrozen() || current == null || current.equals(site.id())
                ? null
                : new Refusal(ID, Refusal.Kind.NOT_NOW, null, null, "frozen at " + current);
    }
}
