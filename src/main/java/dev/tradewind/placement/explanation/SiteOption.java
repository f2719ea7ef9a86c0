package dev.tradewind.placement.explanation;

import dev.tradewind.placement.Choice;
import dev.tradewind.placement.scoring.SiteScore;

/**
 * A site that all rules allow.
 *
 * @param site index in the problem
 * @param starts allowed starts, ascending
 * @param bestStart the cheapest of them, the earliest among equals
 * @param bestObjective nano-USD per month at that start
 */
public record SiteOption(int site, int[] starts, SiteScore score, int bestStart, long bestObjective) {
    static SiteOption of(int site, int[] starts, SiteScore score) {
        var bestStart = starts[0];
        var best = score.objective(bestStart);
        for (var start : starts) {
            var cost = score.objective(start);
            if (cost < best) {
                best = cost;
                bestStart = start;
            }
        }
        return new SiteOption(site, starts, score, bestStart, best);
    }

    public Choice best() {
        return score.choice(bestStart);
    }
}
