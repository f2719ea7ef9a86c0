package dev.tradewind.execution.spi;

/** What a submit came to. */
public sealed interface Submission {
    /** Taken; it may have been taken before, which is the same. */
    record Taken(String specSha256, boolean first) implements Submission {}

    /** Not taken, verbatim. */
    record Refused(String why) implements Submission {}

    /** No answer: it may have been taken. The same key asked again tells. */
    record Unanswered(String why) implements Submission {}
}
