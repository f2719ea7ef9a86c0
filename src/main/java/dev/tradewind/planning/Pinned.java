package dev.tradewind.planning;

import dev.tradewind.placement.Candidate;
import dev.tradewind.placement.Horizon;
import dev.tradewind.placement.Limits;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A candidate for which one site, and one start, are left. */
final class Pinned {
    private Pinned() {}

    static Candidate to(Candidate of, String site, @Nullable Instant start, Horizon horizon) {
        int earliest = of.earliestSlot();
        int deadline = of.deadlineSlot();
        if (of.kind() == Candidate.Kind.BATCH && start != null) {
            earliest = Math.max(0, (int)
                    Math.floorDiv(Duration.between(horizon.from(), start).toMinutes(), (long) horizon.slotMinutes()));
            deadline = earliest + of.durationSlots();
        }
        return with(of, earliest, deadline, site, of.limits().frozen());
    }

    /** Kept at its place and its start, so that those it is tied to can be planned around it. */
    static Candidate asItStands(Candidate of) {
        return with(of, of.earliestSlot(), of.deadlineSlot(), of.limits().pinnedSite(), true);
    }

    private static Candidate with(
            Candidate of, int earliest, int deadline, @Nullable String site, @Nullable Boolean frozen) {
        var limits = of.limits();
        return new Candidate(
                of.id(),
                of.kind(),
                of.demand(),
                of.durationSlots(),
                earliest,
                deadline,
                of.timesPerMonthPerMille(),
                of.data(),
                of.users(),
                of.movingMegabytes(),
                of.currentSite(),
                of.currentStart(),
                new Limits(
                        limits.maxMilligramsPerKwh(),
                        limits.countries(),
                        limits.allowedProviders(),
                        limits.deniedProviders(),
                        limits.maxUserRttMicros(),
                        limits.maxDataRttMicros(),
                        limits.maxEgressNanoUsd(),
                        site,
                        limits.carbonBasis(),
                        limits.maxMonthlyEgressNanoUsd(),
                        limits.commit(),
                        frozen,
                        limits.couplings(),
                        limits.promise()),
                of.shape());
    }
}
