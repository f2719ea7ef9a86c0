package dev.tradewind.placement.explanation;

import dev.tradewind.placement.Choice;
import dev.tradewind.placement.scoring.SiteScore;

/**
 * A site that all rules allow.
 *
 * @param site index in the problem
 * @param pieces slots of its cheapest run there, {@code from, to, …}; the earliest among equals
 * @param bestObjective nano-USD per month of that
 */
public record SiteOption(int site, SiteScore score, int[] pieces, long bestObjective) {
    public Choice best() {
        return score.choice(pieces);
    }
}
