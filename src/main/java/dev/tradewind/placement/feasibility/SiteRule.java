package dev.tradewind.placement.feasibility;

import dev.tradewind.placement.Candidate;
import dev.tradewind.placement.CandidateSite;
import dev.tradewind.placement.Refusal;
import dev.tradewind.placement.scoring.Network;
import org.jspecify.annotations.Nullable;

/** A hard constraint that does not change over the horizon. */
@FunctionalInterface
public interface SiteRule {
    /** Why the workload may not run there; null when this rule has nothing against it. */
    @Nullable
    Refusal refusal(Candidate workload, CandidateSite site, Network network);
}
