package dev.tradewind.execution;

import dev.tradewind.execution.spi.RunRequest;
import dev.tradewind.execution.spi.Submission;
import java.util.UUID;

/** A target refused to undo: what it said stands in the message, what it was asked goes with it. */
final class NotTaken extends IllegalStateException {
    private final String executor;
    private final transient RunRequest request;
    private final transient Submission.Refused refused;

    NotTaken(String executor, RunRequest request, Submission.Refused refused) {
        super("executor %s refused: %s".formatted(executor, refused.why()));
        this.executor = executor;
        this.request = request;
        this.refused = refused;
    }

    void keepIn(ExecutorRefusals refusals, UUID execution, StepKind step) {
        refusals.keep(execution, step, executor, request, refused);
    }
}
