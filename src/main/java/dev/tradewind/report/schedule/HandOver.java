package dev.tradewind.report.schedule;

import java.time.Instant;
import java.time.YearMonth;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One time that a schedule was due.
 *
 * @param reportId the report that was made; null before
 * @param attempts begun so far
 * @param words what happened last
 * @param endedAt when it was handed over or given up; null before
 */
public record HandOver(
        UUID id,
        UUID scheduleId,
        Instant dueAt,
        YearMonth month,
        State state,
        @Nullable UUID reportId,
        int attempts,
        String words,
        @Nullable Instant endedAt) {

    /** How far it is. */
    public enum State {
        /** Not made yet, or not taken yet; it is tried again. */
        WAITING("under way"),
        /** Taken by the mail server, or lying in the folder. */
        DELIVERED("handed over"),
        /** Given up: a person must do something. */
        FAILED("not handed over");

        private final String label;

        State(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }
}
