package dev.tradewind.workflow;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A workflow as it holds now. */
public record WorkflowSummary(
        UUID id,
        int revision,
        Workflow workflow,
        String yaml,
        String savedBy,
        Instant savedAt,
        @Nullable Instant nextAt) {}
