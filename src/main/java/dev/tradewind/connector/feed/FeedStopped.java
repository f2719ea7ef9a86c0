package dev.tradewind.connector.feed;

import org.jspecify.annotations.Nullable;

/** A feed could not go on; what it had read before stays. The message says what was expected and what came. */
final class FeedStopped extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient byte @Nullable [] answer;

    FeedStopped(String message) {
        this(message, null);
    }

    FeedStopped(String message, byte @Nullable [] answer) {
        super(message);
        this.answer = answer;
    }

    /** The bytes that could not be used, kept as evidence. */
    byte @Nullable [] answer() {
        return answer;
    }
}
