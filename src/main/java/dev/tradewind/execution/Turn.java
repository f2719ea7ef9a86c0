package dev.tradewind.execution;

import java.time.Instant;

/** What a driver does after one turn. */
sealed interface Turn {
    record GoOn() implements Turn {}

    record LookAgain(Instant at) implements Turn {}

    /** The same, but then behind all whose start is due: what has been started can wait a moment, a slot cannot. */
    record BehindStarts(Instant at) implements Turn {}

    record Ended() implements Turn {}
}
