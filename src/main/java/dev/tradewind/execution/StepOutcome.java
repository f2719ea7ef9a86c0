package dev.tradewind.execution;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What one try of a step came to. */
sealed interface StepOutcome {
    record Done(String detail, @Nullable RunRecord run) implements StepOutcome {
        Done(String detail) {
            this(detail, null);
        }
    }

    record Skip(String reason) implements StepOutcome {}

    /** Still going; look again then. */
    record Wait(Instant until, String detail, @Nullable RunRecord run) implements StepOutcome {}

    /** Not now. */
    record Hold(HoldReason why, String reason, Instant lookAgain) implements StepOutcome {}

    /** Went wrong, may go right next time. */
    record Retry(String reason, @Nullable RunRecord run) implements StepOutcome {}

    /** Was done, and did not bring what was promised; nothing is undone, for it was not ours to do. */
    record Fail(String reason) implements StepOutcome {}

    /** Was done, and did not bring what was promised; what we did is undone. */
    record Undo(String reason) implements StepOutcome {}

    /** Must not be carried out; nothing was done. */
    record Stop(String reason) implements StepOutcome {}

    /** Whether it had its effect cannot be told; a person must look. */
    record Unknown(String reason) implements StepOutcome {}

    /** The last moment to start is over. */
    record Missed(String reason) implements StepOutcome {}
}
