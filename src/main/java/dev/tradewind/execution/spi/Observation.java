package dev.tradewind.execution.spi;

import java.time.Instant;

/** What is known of a run. */
public sealed interface Observation {
    /** The key is not known here. */
    record NotFound() implements Observation {}

    /** Taken, its start not seen yet. */
    record Starting() implements Observation {}

    record Running(long pid, Instant startedAt) implements Observation {}

    record Ended(int exitCode, Instant startedAt, Instant endedAt) implements Observation {}

    /** It was started and is gone without an exit code: whether it had its effect is not known. */
    record Lost(String why) implements Observation {}
}
