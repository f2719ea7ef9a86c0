package dev.tradewind.carbon.reported;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A provider's month beside our estimate of the same month.
 *
 * @param oursOperationalGrams location-based, average; null where none of our workloads stands there
 * @param oursEmbodiedGrams share of manufacturing
 * @param lowGrams and {@code highGrams}: range of the operational estimate
 * @param differs why the two may differ, each a sentence with its own amounts
 */
public record Comparison(
        ReportedMonth reported,
        @Nullable Double oursOperationalGrams,
        @Nullable Double oursEmbodiedGrams,
        double lowGrams,
        double highGrams,
        List<String> differs) {
    public Comparison {
        differs = List.copyOf(differs);
    }

    /** Ours, operational and embodied, less the comparable figure of the provider, kg; null where either is missing. */
    public @Nullable Double differenceKg() {
        var theirs = reported.comparableKg();
        return theirs == null || oursOperationalGrams == null || oursEmbodiedGrams == null
                ? null
                : (oursOperationalGrams + oursEmbodiedGrams) / 1000 - theirs.doubleValue();
    }
}
