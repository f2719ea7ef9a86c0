package dev.tradewind.placement.feasibility;

import dev.tradewind.placement.Candidate;
import dev.tradewind.placement.Refusal;
import dev.tradewind.placement.scoring.SiteTables;

/** A hard constraint that may hold in some slots and not in others. */
interface SlotRule {
    /** Whether the rule can refuse any slot of this pair at all; answered without a look at single slots. */
    boolean concerns(Candidate workload, SiteTables site);

    boolean allows(Candidate workload, SiteTables site, int slot);

    /** What only a whole run without a pause can be asked; most rules leave it to the slots. */
    default boolean allowsRun(Candidate workload, SiteTables site, int start, int length) {
        return true;
    }

    /** The refusal for the best of the given starts, with the value that would have to be allowed. */
    Refusal refusal(Candidate workload, SiteTables site, int[] starts, int length);
}
