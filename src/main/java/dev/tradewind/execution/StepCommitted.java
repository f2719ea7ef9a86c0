package dev.tradewind.execution;

import java.util.UUID;

/** A step reached a state and the database has it; published after the commit, so it may be missed but never lies. */
public record StepCommitted(UUID executionId, StepKind step, StepState state) {}
