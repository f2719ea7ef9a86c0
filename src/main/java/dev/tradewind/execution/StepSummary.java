package dev.tradewind.execution;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One step of the timeline.
 *
 * @param attempts begun so far; the number of the next key
 * @param holds those that ended in a hold, which are no failures
 */
public record StepSummary(
        StepKind kind,
        StepState state,
        int attempts,
        int holds,
        @Nullable Instant retryAt,
        @Nullable Instant startedAt,
        @Nullable Instant endedAt,
        String detail) {
    /** The present try, counted without those that were only held. */
    public int tries() {
        return attempts - holds;
    }
}
