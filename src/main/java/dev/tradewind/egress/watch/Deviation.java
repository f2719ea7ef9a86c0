package dev.tradewind.egress.watch;

import java.time.LocalDate;

/**
 * Days on which a flow was not as usual.
 *
 * @param from first day
 * @param through last day that shows it so far; for a step the newest day judged, until it is the new usual
 * @param usual what the baseline expected per day, geometric mean over these days; 0 for a new flow
 * @param seen what came, likewise
 * @param foundOn the newest day that was known when it was found
 */
public record Deviation(
        DeviationKind kind, LocalDate from, LocalDate through, double usual, double seen, LocalDate foundOn) {
    Deviation as(DeviationKind other, LocalDate last, double expected, double came) {
        return new Deviation(other, from, last, expected, came, foundOn);
    }
}
