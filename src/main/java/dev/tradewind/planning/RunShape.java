package dev.tradewind.planning;

import dev.tradewind.placement.Demand;
import dev.tradewind.placement.Horizon;
import dev.tradewind.placement.Predecessor;
import dev.tradewind.placement.Shape;
import dev.tradewind.workload.Workload;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** How the runs of a workload lie in time and space, from what it asks of its place. */
final class RunShape {
    private RunShape() {}

    /** What each member of a gang takes: the workload states what all take together; shares are rounded up. */
    static Demand each(Demand all, int members) {
        return members == 1
                ? all
                : new Demand(
                        Math.ceilDiv(all.milliVcpu(), (long) members),
                        Math.ceilDiv(all.mebibytes(), (long) members),
                        Math.ceilDiv(all.milliGpu(), (long) members),
                        Math.ceilDiv(all.milliwatts(), (long) members));
    }

    /**
     * @param repeated the runs that share one decision
     * @param before what it waits for and what that hands on
     */
    static Shape of(Workload workload, Repeated repeated, List<Predecessor> before, Horizon horizon) {
        var asks = workload.placing();
        var resume = asks.resumeMinutes();
        // What a pause costs is not known, so none is planned: unknown is not free.
        var pauses = workload.interruptible() && resume != null;
        var perMille = resume == null
                ? 0
                : BigDecimal.valueOf(resume * 1000)
                        .divide(BigDecimal.valueOf(horizon.slotMinutes()), 0, RoundingMode.HALF_UP)
                        .intValueExact();
        return new Shape(
                asks.members(),
                pauses,
                pauses ? perMille : 0,
                repeated.everySlots(),
                repeated.runs(),
                new WorkloadLabels(workload).maySpot(),
                before);
    }

    /** Runs at an even distance that share site and offset. */
    record Repeated(int everySlots, int runs) {
        static final Repeated ONCE = new Repeated(0, 1);

        /** How often a month this group of runs occurs, × 1000. */
        long timesPerMonthPerMille(long runsPerMonth) {
            return Math.max(1, runsPerMonth * 1000 / runs);
        }
    }

    /**
     * The runs of a schedule that follow the first at an even distance, as long as their whole windows lie within the
     * horizon. A schedule of working days thus gives the days until the next weekend.
     *
     * @param first earliest start of the first run
     * @param deadlineSlot of the first run
     */
    static Repeated repeated(Workload workload, Horizon horizon, Instant first, int deadlineSlot) {
        var window = workload.window();
        var hours = workload.durationHours();
        if (!workload.placing().sameEachTime() || window == null || hours == null) {
            return Repeated.ONCE;
        }
        long every = 0;
        var runs = 1;
        for (var last = first; ; runs++) {
            var next = window.next(last.plusSeconds(1), hours).orElse(null);
            if (next == null) {
                break;
            }
            var distance = Duration.between(last, next.earliestStart());
            var slots = distance.toMinutes() / horizon.slotMinutes();
            var even = distance.toMinutes() % horizon.slotMinutes() == 0 && slots > 0 && (every == 0 || slots == every);
            if (!even || deadlineSlot + runs * slots > horizon.slots()) {
                break;
            }
            every = slots;
            last = next.earliestStart();
        }
        return runs == 1 ? Repeated.ONCE : new Repeated((int) every, runs);
    }
}
