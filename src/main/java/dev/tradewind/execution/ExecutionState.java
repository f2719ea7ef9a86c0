package dev.tradewind.execution;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/** The life of an execution; one table, read by the aggregate, the tests and {@code docs/lifecycles.md}. */
public enum ExecutionState {
    SCHEDULED,
    /** Waits for a freeze, the grid, a person or capacity; {@link HoldReason} says which. */
    HELD,
    RUNNING,
    PAUSED,
    /** The target does not answer, or cannot say whether the work was started. Never taken for success. */
    UNKNOWN,
    COMPENSATING,
    CANCELLING,
    SUCCEEDED,
    FAILED,
    COMPENSATED,
    /** Something could not be undone: a person must resolve it. */
    COMPENSATION_FAILED,
    CANCELLED,
    MISSED_WINDOW;

    private static final Map<ExecutionState, Set<ExecutionState>> NEXT = new EnumMap<>(ExecutionState.class);

    static {
        for (var state : values()) {
            NEXT.put(
                    state,
                    switch (state) {
                        case SCHEDULED -> EnumSet.of(RUNNING, HELD, CANCELLING, CANCELLED);
                        case HELD -> EnumSet.of(HELD, RUNNING, CANCELLING, CANCELLED, COMPENSATING, MISSED_WINDOW);
                        case RUNNING ->
                            EnumSet.of(HELD, PAUSED, UNKNOWN, COMPENSATING, CANCELLING, CANCELLED, SUCCEEDED, FAILED);
                        case PAUSED -> EnumSet.of(RUNNING, CANCELLING);
                        case UNKNOWN -> EnumSet.of(RUNNING, COMPENSATING, CANCELLING);
                        case CANCELLING -> EnumSet.of(COMPENSATING, CANCELLED, UNKNOWN);
                        case COMPENSATING -> EnumSet.of(COMPENSATED, COMPENSATION_FAILED, CANCELLED, MISSED_WINDOW);
                        // undoing what succeeded, or trying once more what could not be undone
                        case SUCCEEDED, COMPENSATION_FAILED -> EnumSet.of(COMPENSATING);
                        case FAILED, COMPENSATED, CANCELLED, MISSED_WINDOW -> EnumSet.noneOf(ExecutionState.class);
                    });
        }
    }

    public boolean leadsTo(ExecutionState next) {
        return next().contains(next);
    }

    public Set<ExecutionState> next() {
        return Set.copyOf(NEXT.getOrDefault(this, Set.of()));
    }

    public boolean ended() {
        return switch (this) {
            case SCHEDULED, HELD, RUNNING, PAUSED, UNKNOWN, COMPENSATING, CANCELLING -> false;
            case SUCCEEDED, FAILED, COMPENSATED, COMPENSATION_FAILED, CANCELLED, MISSED_WINDOW -> true;
        };
    }
}
