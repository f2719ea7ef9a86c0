package dev.tradewind.recommendation;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/**
 * The life of a recommendation. The table below is the only place that says what may follow what; the aggregate, the
 * tests and {@code docs/lifecycles.md} all read it.
 */
public enum RecommendationState {
    PROPOSED,
    SNOOZED,
    IN_REVIEW,
    APPROVED,
    EXECUTING,
    SUCCEEDED,
    FAILED,
    ROLLED_BACK,
    REJECTED,
    EXPIRED,
    SUPERSEDED,
    WITHDRAWN,
    CANCELLED;

    private static final Map<RecommendationState, Set<RecommendationState>> NEXT =
            new EnumMap<>(RecommendationState.class);

    static {
        for (var state : values()) {
            NEXT.put(
                    state,
                    switch (state) {
                        case PROPOSED -> EnumSet.of(SNOOZED, IN_REVIEW, REJECTED, EXPIRED, SUPERSEDED, WITHDRAWN);
                        case SNOOZED -> EnumSet.of(PROPOSED, IN_REVIEW, REJECTED, EXPIRED, SUPERSEDED, WITHDRAWN);
                        case IN_REVIEW -> EnumSet.of(SNOOZED, APPROVED, REJECTED, EXPIRED, SUPERSEDED, WITHDRAWN);
                        case APPROVED -> EnumSet.of(IN_REVIEW, EXECUTING, EXPIRED, SUPERSEDED, WITHDRAWN, CANCELLED);
                        // EXPIRED: its latest start passed while a gate held it
                        case EXECUTING -> EnumSet.of(SUCCEEDED, FAILED, CANCELLED, EXPIRED);
                        // a person may undo what succeeded; what failed is undone by itself
                        case SUCCEEDED, FAILED -> EnumSet.of(ROLLED_BACK);
                        case ROLLED_BACK, REJECTED, EXPIRED, SUPERSEDED, WITHDRAWN, CANCELLED ->
                            EnumSet.noneOf(RecommendationState.class);
                    });
        }
    }

    /** Whether {@code next} may follow this state. */
    public boolean leadsTo(RecommendationState next) {
        return next().contains(next);
    }

    public Set<RecommendationState> next() {
        return Set.copyOf(NEXT.getOrDefault(this, Set.of()));
    }

    /** Nothing more happens by itself; a roll back may still follow SUCCEEDED and FAILED. */
    public boolean ended() {
        return switch (this) {
            case PROPOSED, SNOOZED, IN_REVIEW, APPROVED, EXECUTING -> false;
            case SUCCEEDED, FAILED, ROLLED_BACK, REJECTED, EXPIRED, SUPERSEDED, WITHDRAWN, CANCELLED -> true;
        };
    }

    /** Still waits for people. */
    public boolean undecided() {
        return this == PROPOSED || this == SNOOZED || this == IN_REVIEW;
    }
}
