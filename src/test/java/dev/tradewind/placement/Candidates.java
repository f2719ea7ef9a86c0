package dev.tradewind.placement;

import java.util.List;

/** Workloads for tests, changed in one respect. */
final class Candidates {
    private Candidates() {}

    static Candidate with(Candidate of, List<DataNeed> data) {
        return new Candidate(
                of.id(),
                of.kind(),
                of.demand(),
                of.durationSlots(),
                of.earliestSlot(),
                of.deadlineSlot(),
                of.timesPerMonthPerMille(),
                data,
                of.users(),
                of.movingMegabytes(),
                of.currentSite(),
                of.currentStart(),
                of.limits(),
                of.shape());
    }
}
