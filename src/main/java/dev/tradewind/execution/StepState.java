package dev.tradewind.execution;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/** The life of one step of an execution. */
public enum StepState {
    PENDING,
    RUNNING,
    SUCCEEDED,
    /** Failed this time; tried again after its backoff. */
    RETRYING,
    FAILED,
    SKIPPED,
    COMPENSATING,
    COMPENSATED;

    private static final Map<StepState, Set<StepState>> NEXT = new EnumMap<>(StepState.class);

    static {
        for (var state : values()) {
            NEXT.put(
                    state,
                    switch (state) {
                        case PENDING -> EnumSet.of(RUNNING, SKIPPED);
                        // RUNNING again: a restarted engine takes the step over
                        case RUNNING -> EnumSet.of(RUNNING, SUCCEEDED, RETRYING, FAILED, SKIPPED, COMPENSATING);
                        case RETRYING -> EnumSet.of(RUNNING, FAILED, SKIPPED, COMPENSATING);
                        case SUCCEEDED, FAILED -> EnumSet.of(COMPENSATING);
                        // COMPENSATING again: taken over, or tried once more
                        case COMPENSATING -> EnumSet.of(COMPENSATING, COMPENSATED);
                        case SKIPPED, COMPENSATED -> EnumSet.noneOf(StepState.class);
                    });
        }
    }

    public boolean leadsTo(StepState next) {
        return next().contains(next);
    }

    public Set<StepState> next() {
        return Set.copyOf(NEXT.getOrDefault(this, Set.of()));
    }

    /** The next step may begin. */
    public boolean done() {
        return this == SUCCEEDED || this == SKIPPED;
    }
}
