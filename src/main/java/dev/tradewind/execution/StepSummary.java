package dev.tradewind.execution;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One step of the timeline. */
public record StepSummary(
        StepKind kind,
        StepState state,
        int attempts,
        @Nullable Instant retryAt,
        @Nullable Instant startedAt,
        @Nullable Instant endedAt,
        String detail) {}
