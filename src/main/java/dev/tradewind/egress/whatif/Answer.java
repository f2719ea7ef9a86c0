package dev.tradewind.egress.whatif;

import dev.tradewind.quantity.TimeRange;
import java.util.List;

/**
 * A scenario against the bill of some days.
 *
 * @param range whole days whose bill is complete
 * @param outcomes one per currency, the one with the largest bill first; empty where nothing was billed
 * @param query by which the charges were asked for
 */
public record Answer(TimeRange range, Scenario scenario, List<Outcome> outcomes, String query) {
    public Answer {
        outcomes = List.copyOf(outcomes);
    }
}
