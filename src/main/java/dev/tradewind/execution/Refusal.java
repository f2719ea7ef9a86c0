package dev.tradewind.execution;

import java.time.Instant;

/**
 * What an executor would not take, beside what it was asked.
 *
 * @param times how often it said so of the very same text
 * @param step that was under way; an undoing counts as that of its step
 * @param why the target's words
 * @param reached whether the text went to the target; false where it was refused before anything went
 * @param sent the command, manifest or job, with secrets masked
 */
public record Refusal(
        Instant firstAt,
        Instant lastAt,
        int times,
        StepKind step,
        String executor,
        String why,
        boolean reached,
        String sent) {}
