package dev.tradewind.latency;

import org.jspecify.annotations.Nullable;

/**
 * Whether users of a workload wait no longer than its objective allows.
 *
 * @param userSite where these users are
 * @param share of all its users, 0 to 1
 * @param objectiveMillis allowed at p95
 * @param estimate null where nothing is known, which is never fine
 */
public record ObjectiveCheck(
        String workload,
        String owner,
        String siteId,
        String userSite,
        double share,
        double objectiveMillis,
        @Nullable RoundTripEstimate estimate) {

    /** How the objective stands. */
    public enum State {
        MET,
        BROKEN,
        UNKNOWN
    }

    public State state() {
        if (estimate == null) {
            return State.UNKNOWN;
        }
        return estimate.p95Millis() <= objectiveMillis ? State.MET : State.BROKEN;
    }
}
