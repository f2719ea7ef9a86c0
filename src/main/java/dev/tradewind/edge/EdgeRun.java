package dev.tradewind.edge;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A run that a site's agent carries out by itself, as far as its log has arrived.
 *
 * @param known whether the agent has the newest revision of the order
 * @param deliveredTo the agent's queue that it was sent to; null while it was sent to none
 * @param object as the site names it, such as {@code process 4711}
 */
public record EdgeRun(
        String runKey,
        String site,
        String workload,
        String specSha256,
        State state,
        boolean known,
        @Nullable String deliveredTo,
        String words,
        @Nullable String object,
        @Nullable Instant startedAt,
        @Nullable Instant endedAt,
        @Nullable Integer exitCode,
        @Nullable String output,
        Instant createdAt,
        Instant stateAt) {

    public enum State {
        WAITING("waits"),
        RUNNING("runs"),
        ENDED("ended"),
        MISSED("missed"),
        LOST("lost"),
        WITHDRAWN("withdrawn");

        private final String word;

        State(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }
    }
}
