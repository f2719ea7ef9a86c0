package dev.tradewind.placement.feasibility;

import dev.tradewind.placement.Candidate;
import dev.tradewind.placement.CandidateSite;
import dev.tradewind.placement.Refusal;
import dev.tradewind.placement.scoring.Network;
import org.jspecify.annotations.Nullable;

/** A workload that may change its time, not its place. */
final class PinnedSiteRule implements SiteRule {
    static final String ID = "pinned-site";

    @Override
    public @Nullable Refusal refusal(Candidate workload, CandidateSite site, Network network) {
        var pinned = workload.limits().pinnedSite();
        return pinned == null || pinned.equals(site.id())
                ? null
                : new Refusal(ID, Refusal.Kind.NEVER, null, null, "pinned to " + pinned);
    }
}
