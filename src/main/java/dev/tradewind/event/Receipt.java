package dev.tradewind.event;

import java.time.Duration;
import java.util.Optional;

/** What came of handing an event to a receiver; the words are kept in the delivery log and hold no secret. */
public sealed interface Receipt {
    String answer();

    record Taken(String answer) implements Receipt {}

    /**
     * Not now; it is tried again.
     *
     * @param after as the receiver asked for, where it did
     */
    record Later(String answer, Optional<Duration> after) implements Receipt {
        public Later(String answer) {
            this(answer, Optional.empty());
        }
    }

    /** Trying again as it is changes nothing: a dead letter at once. */
    record Refused(String answer) implements Receipt {}
}
