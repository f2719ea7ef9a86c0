package dev.tradewind.placement.feasibility;

import dev.tradewind.placement.Refusal;
import java.util.BitSet;
import java.util.List;

/**
 * What the rules say about one workload at one site.
 *
 * @param starts slots at which it may start; empty when refused
 * @param refusals every rule that is against it, first the one that counts in explanations
 */
public record Verdict(BitSet starts, List<Refusal> refusals) {
    public boolean isFeasible() {
        return refusals.isEmpty();
    }
}
