package dev.tradewind.connector.feed;

/** How a round of questions ended. */
public enum FeedOutcome {
    RUNNING,
    /** Everything that was asked for was answered and believed. */
    OK,
    /** Some points came, but an answer failed or some values were not believed. */
    PARTIAL,
    /** No point came. What was known before stays. */
    FAILED
}
