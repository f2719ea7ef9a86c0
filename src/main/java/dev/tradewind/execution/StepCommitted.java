package dev.tradewind.execution;

import java.util.UUID;

/**
 * A step reached a state, says something new of itself, or its execution was held or let go; the database has it.
 * Published after the commit, so it may be missed but never lies.
 */
public record StepCommitted(UUID executionId, StepKind step, StepState state) {}
