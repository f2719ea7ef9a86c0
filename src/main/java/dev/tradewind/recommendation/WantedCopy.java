package dev.tradewind.recommendation;

import dev.tradewind.planning.PlannedReplica;
import dev.tradewind.workload.DataCopy;
import org.jspecify.annotations.Nullable;

/**
 * A copy of a data set that a plan wants made or dropped.
 *
 * @param planned with its figures, as when it was proposed
 * @param how the workload that answers for it says now that it is copied; null where it does not
 */
public record WantedCopy(PlannedReplica planned, @Nullable DataCopy how) {
    /** Else it is dropped. */
    public boolean makes() {
        return planned.makes();
    }

    /** Of the data set, as its workloads call it. */
    public String name() {
        return planned.origin().name();
    }

    /** Over which the first copy counts. */
    public int months() {
        return planned.months();
    }
}
