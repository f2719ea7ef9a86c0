package dev.tradewind.placement.feasibility;

import dev.tradewind.placement.Candidate;
import dev.tradewind.placement.CandidateSite;
import dev.tradewind.placement.Refusal;

/** A hard constraint that may hold in some slots and not in others. */
interface SlotRule {
    /** Whether the rule can refuse any slot of this pair at all. */
    boolean concerns(Candidate workload, CandidateSite site);

    boolean allows(Candidate workload, CandidateSite site, int slot);

    /** The refusal for the best of the given starts, with the value that would have to be allowed. */
    Refusal refusal(Candidate workload, CandidateSite site, int[] starts, int length);
}
