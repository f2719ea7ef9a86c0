package dev.tradewind.placement.feasibility;

import dev.tradewind.placement.Refusal;
import java.util.BitSet;
import java.util.List;

/**
 * What the rules say about one workload at one site.
 *
 * @param allowed starts of a run without a pause, or the single slots of an interruptible one; empty when refused
 * @param refusals every rule that is against it, first the one that counts in explanations
 */
public record Verdict(BitSet allowed, List<Refusal> refusals) {
    public boolean isFeasible() {
        return refusals.isEmpty();
    }
}
