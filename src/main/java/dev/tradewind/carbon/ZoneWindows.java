package dev.tradewind.carbon;

import org.jspecify.annotations.Nullable;

/**
 * What one zone offers a job: its cleanest start beside starting now and beside the worst start.
 *
 * @param now the start at the first hour; null where one of its hours is unknown
 */
public record ZoneWindows(CleanWindow best, @Nullable CleanWindow now, CleanWindow worst) {

    public String zone() {
        return best.zone();
    }

    /** Share of the grams that waiting saves against starting now, 0 to 1; null where now is unknown or nothing. */
    public @Nullable Double savedByWaiting() {
        return now == null || now.meanGramsPerKwh() == 0
                ? null
                : (Double) (1 - best.meanGramsPerKwh() / now.meanGramsPerKwh());
    }
}
