package dev.tradewind.policy;

import java.util.EnumSet;
import java.util.Set;

/** The life of one revision of a policy. */
public enum PolicyState {
    DRAFT,
    ACTIVE,
    RETIRED,
    WITHDRAWN;

    public Set<PolicyState> next() {
        return switch (this) {
            case DRAFT -> EnumSet.of(ACTIVE, WITHDRAWN);
            case ACTIVE -> EnumSet.of(RETIRED);
            case RETIRED, WITHDRAWN -> EnumSet.noneOf(PolicyState.class);
        };
    }
}
