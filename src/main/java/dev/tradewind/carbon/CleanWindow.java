package dev.tradewind.carbon;

import dev.tradewind.signal.SignalKind;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A start for a job, and how clean its hours are.
 *
 * @param meanGramsPerKwh over all its hours
 * @param lowGramsPerKwh mean of the lower ends of the hours' bands, in which eight of ten hours are expected; an hour that is
 *     known has no width. Null where one of its hours has no band
 * @param highGramsPerKwh likewise of the upper ends
 * @param weakestKind the least certain kind among its hours
 * @param sources who said so, and which forecast was believed
 */
public record CleanWindow(
        String zone,
        Instant start,
        Instant end,
        double meanGramsPerKwh,
        @Nullable Double lowGramsPerKwh,
        @Nullable Double highGramsPerKwh,
        SignalKind weakestKind,
        List<String> sources) {

    public CleanWindow {
        sources = List.copyOf(sources);
    }
}
