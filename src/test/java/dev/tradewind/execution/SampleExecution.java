package dev.tradewind.execution;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An execution that no engine carries out, for what is only read from it. */
public final class SampleExecution {
    private static final Instant NOW = Instant.parse("2026-11-28T05:00:00Z");

    private SampleExecution() {}

    public static ExecutionSummary of(StepSummary step) {
        return of(ExecutionState.CANCELLING, List.of(step));
    }

    public static ExecutionSummary of(ExecutionState state, List<StepSummary> steps) {
        return of(state, null, steps);
    }

    public static ExecutionSummary of(ExecutionState state, @Nullable HoldReason hold, List<StepSummary> steps) {
        return new ExecutionSummary(
                UUID.randomUUID(),
                0,
                "EXE-1",
                state,
                hold,
                UUID.randomUUID(),
                "REC-1",
                UUID.randomUUID(),
                "report",
                "site:a",
                "site:b",
                null,
                null,
                "run",
                "queue",
                1,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                NOW,
                NOW,
                "",
                null,
                steps);
    }
}
