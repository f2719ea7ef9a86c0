package dev.tradewind.execution;

import dev.tradewind.recommendation.IllegalTransition;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One step of an {@link Execution}; guarded by {@link StepState}. */
@Entity
@Table(name = "execution_step")
public class ExecutionStep {
    @Id
    private UUID id;

    @Column
    private int position;

    @Enumerated(EnumType.STRING)
    private StepKind kind;

    @Enumerated(EnumType.STRING)
    private StepState state;

    @Column
    private int attempts;

    /** Attempts that ended in a hold: whoever waits for a person or for room has not failed. */
    @Column
    private int holds;

    @Column
    private @Nullable Instant retryAt;

    @Column
    private @Nullable Instant startedAt;

    @Column
    private @Nullable Instant endedAt;

    @Column
    private String detail;

    protected ExecutionStep() {}

    ExecutionStep(UUID id, StepKind kind) {
        this.id = id;
        this.kind = kind;
        this.position = kind.ordinal();
        this.state = StepState.PENDING;
        this.detail = "";
    }

    void become(StepState next, String detail, Instant now) {
        if (!state.leadsTo(next)) {
            throw new IllegalTransition("Step " + kind.title(), state, next);
        }
        if (next == StepState.RUNNING) {
            // a step that was taken over keeps its attempt: the key, not the count, says that it is the same
            if (state != StepState.RUNNING) {
                attempts++;
            }
            startedAt = startedAt == null ? now : startedAt;
        }
        if (next != StepState.RUNNING && next != StepState.RETRYING && next != StepState.COMPENSATING) {
            endedAt = now;
        }
        state = next;
        retryAt = null;
        this.detail = detail;
    }

    void retry(Instant at, String detail, Instant now) {
        become(StepState.RETRYING, detail, now);
        retryAt = at;
    }

    /** Not now: the attempt does not count against those that may fail. */
    void hold(Instant lookAgain, String reason, Instant now) {
        retry(lookAgain, reason, now);
        holds++;
    }

    /** Attempts that went wrong, with the present one. */
    int failures() {
        return attempts - holds;
    }

    /** Ends the backoff. */
    void retryNow(Instant now) {
        retryAt = now;
    }

    /** Says more about a step without moving it. */
    void note(String text) {
        detail = text;
    }

    StepKind kind() {
        return kind;
    }

    StepState state() {
        return state;
    }

    int attempts() {
        return attempts;
    }

    @Nullable
    Instant retryAt() {
        return retryAt;
    }

    @Nullable
    Instant startedAt() {
        return startedAt;
    }

    StepSummary summary() {
        return new StepSummary(kind, state, attempts, holds, retryAt, startedAt, endedAt, detail);
    }
}
