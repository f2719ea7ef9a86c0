package dev.tradewind.execution;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An execution as others see it.
 *
 * @param recommendation short id, {@code REC-1042}
 * @param fence the number under which an engine last acted; a lower one may no longer write
 * @param commandSha256 of the command's parts, null where there is no command
 * @param specSha256 of all that was handed to the executor, null before anything was
 * @param runObject as the target names it
 * @param imageDigest as the target resolved it
 */
public record ExecutionSummary(
        UUID id,
        long version,
        String shortId,
        ExecutionState state,
        @Nullable HoldReason holdReason,
        UUID recommendationId,
        String recommendation,
        UUID workloadId,
        String workload,
        @Nullable String fromSite,
        String toSite,
        @Nullable Instant notBeforeAt,
        @Nullable Instant latestStartAt,
        String runKey,
        String executor,
        long fence,
        @Nullable String gateWaivedBy,
        @Nullable String commandSha256,
        @Nullable String specSha256,
        @Nullable String runObject,
        @Nullable String imageDigest,
        @Nullable String node,
        @Nullable String runIdentity,
        @Nullable Instant runStartedAt,
        @Nullable Instant runEndedAt,
        @Nullable Integer exitCode,
        Instant createdAt,
        Instant stateAt,
        String stateReason,
        @Nullable Instant endedAt,
        List<StepSummary> steps) {

    public ExecutionSummary {
        steps = List.copyOf(steps);
    }

    public long stepsDone() {
        return steps.stream().filter(s -> s.state().done()).count();
    }
}
