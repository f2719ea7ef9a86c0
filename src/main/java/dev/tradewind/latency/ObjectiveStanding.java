package dev.tradewind.latency;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The objective of one workload as a whole: for which share of its users it has to hold, and for which it does.
 *
 * @param neededShare of all its users, above 0 to 1
 * @param groups its groups of users; their shares count in proportion
 */
public record ObjectiveStanding(
        String workload,
        String owner,
        String siteId,
        double objectiveMillis,
        double neededShare,
        List<ObjectiveCheck> groups) {
    /** Shares are written with a few decimals; thirds do not quite add up. */
    static final double ROUNDING = 1e-6;

    public ObjectiveStanding {
        groups = List.copyOf(groups);
        if (groups.isEmpty()) {
            throw new IllegalArgumentException(workload + " has no users, for whom an objective could stand");
        }
    }

    /** Kept as soon as enough users are served in time, broken only if not even all unknown ones would make it enough. */
    public ObjectiveCheck.State state() {
        if (share(ObjectiveCheck.State.MET) >= neededShare - ROUNDING) {
            return ObjectiveCheck.State.MET;
        }
        return share(ObjectiveCheck.State.MET) + share(ObjectiveCheck.State.UNKNOWN) < neededShare - ROUNDING
                ? ObjectiveCheck.State.BROKEN
                : ObjectiveCheck.State.UNKNOWN;
    }

    public boolean isBroken() {
        return state() == ObjectiveCheck.State.BROKEN;
    }

    /** Share of all its users whose group stands so, 0 to 1. */
    public double share(ObjectiveCheck.State state) {
        double all = groups.stream().mapToDouble(ObjectiveCheck::share).sum();
        return groups.stream()
                        .filter(group -> group.state() == state)
                        .mapToDouble(ObjectiveCheck::share)
                        .sum()
                / all;
    }

    /** What its slowest group waits, of those that are known. */
    public Optional<RoundTripEstimate> slowest() {
        return groups.stream()
                .map(ObjectiveCheck::estimate)
                .flatMap((@Nullable RoundTripEstimate estimate) -> Optional.ofNullable(estimate).stream())
                .max(Comparator.comparingDouble(RoundTripEstimate::p95Millis));
    }
}
