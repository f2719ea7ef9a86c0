package dev.tradewind.planning;

import java.util.Set;

/** Life of a run that was ordered on a reservation. */
public enum PlacedRunState {
    /** Its capacity is taken until its end; it starts at its slot. */
    ORDERED,
    STARTED,
    SUCCEEDED,
    FAILED,
    CANCELLED;

    public Set<PlacedRunState> next() {
        return switch (this) {
            case ORDERED -> Set.of(STARTED, SUCCEEDED, FAILED, CANCELLED);
            case STARTED -> Set.of(SUCCEEDED, FAILED, CANCELLED);
            case SUCCEEDED, FAILED, CANCELLED -> Set.of();
        };
    }

    public boolean ended() {
        return next().isEmpty();
    }
}
