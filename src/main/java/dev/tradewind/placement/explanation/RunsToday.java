package dev.tradewind.placement.explanation;

import dev.tradewind.placement.Choice;
import dev.tradewind.placement.scoring.SiteScore;

/**
 * Where and when a workload runs now.
 *
 * @param site index among the problem's sites
 */
public record RunsToday(int site, SiteScore score, int startSlot) {

    /** Every gigabyte at list price. */
    public Choice choice() {
        return score.choice(startSlot);
    }
}
