package dev.tradewind.planning;

import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;

/**
 * A copy of a data set that a plan would make or drop.
 *
 * @param makes else it is dropped
 * @param dataSet as the plan calls it: workloads that name the same one at the same site share its copies
 * @param workloadId of the workload that answers for it: who writes most of it, or reads most where nobody writes
 * @param siteName what the catalog calls the copy's site
 * @param site where the copy is or would be
 * @param deltaUsdPerMonth negative saves
 * @param storageNanoUsd a month for keeping it
 * @param newsNanoUsd a month for bringing it up to date
 * @param onceNanoUsd for the first copy
 * @param months over which that counts
 * @param savedNanoUsd a month of egress by those who would read it and stay where they run today
 * @param dearerNanoUsd a month of egress of those who read it today and stay, once it is dropped
 * @param egressSource whose price of the bytes between original and copy it is
 * @param readers as planned
 * @param awaitedBy workloads whose move counts on it
 * @param waitsFor what has to be done before it; empty where nothing does
 * @param notCounted workloads that use it and are not planned now
 * @param belowMinimum it gains too little to be proposed to anybody
 */
public record PlannedReplica(
        boolean makes,
        String dataSet,
        UUID workloadId,
        String workload,
        String owner,
        String site,
        String siteName,
        BigDecimal deltaUsdPerMonth,
        long storageNanoUsd,
        long newsNanoUsd,
        long onceNanoUsd,
        int months,
        long savedNanoUsd,
        long dearerNanoUsd,
        CopyOrigin origin,
        String egressSource,
        List<String> readers,
        List<String> awaitedBy,
        List<String> waitsFor,
        List<String> notCounted,
        boolean belowMinimum) {
    public PlannedReplica {
        readers = List.copyOf(readers);
        awaitedBy = List.copyOf(awaitedBy);
        waitsFor = List.copyOf(waitsFor);
        notCounted = List.copyOf(notCounted);
    }

    /** What of the first copy counts in a month, rounded as the engine does. */
    public long onceMonthlyNanoUsd() {
        return makes ? Math.floorDiv(onceNanoUsd + months / 2, months) : 0;
    }
}
