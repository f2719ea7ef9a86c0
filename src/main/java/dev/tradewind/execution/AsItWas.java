package dev.tradewind.execution;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An execution at a moment of the past, by its history alone.
 *
 * @param at when the last line until then was written
 * @param lines of the history until then
 */
public record AsItWas(
        Instant at,
        int lines,
        ExecutionState state,
        @Nullable HoldReason holdReason,
        List<StepAsItWas> steps) {
    public AsItWas {
        steps = List.copyOf(steps);
    }
}
