package dev.tradewind.execution.spi;

import java.time.Instant;

/** What is known of a run. */
public sealed interface Observation {
    /** The key is not known here. */
    record NotFound() implements Observation {}

    /**
     * Taken, its start not seen yet.
     *
     * @param why in the target's words; empty when it gives none
     */
    record Starting(String why) implements Observation {
        public Starting() {
            this("");
        }
    }

    record Running(Where where, Instant startedAt) implements Observation {}

    record Ended(Where where, int exitCode, Instant startedAt, Instant endedAt) implements Observation {}

    /** It was started and is gone without an exit code: whether it had its effect is not known. */
    record Lost(String why) implements Observation {}

    /** It was to start by itself and never did: its limits did not allow it in time. */
    record Missed(String why) implements Observation {}

    /** The target does not answer now; asking again may tell. */
    record Unreachable(String why) implements Observation {}
}
