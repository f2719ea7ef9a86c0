package dev.tradewind.planning;

import dev.tradewind.placement.SlotRange;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * One run of a workload where and when a decision put it.
 *
 * @param id the decision's
 * @param slots hours counted from 1970 in which it holds its capacity
 * @param words how it stands, or why it ended
 * @param spot whether it was decided on capacity that the provider may take back
 */
public record PlacedRun(
        UUID id,
        String workload,
        String site,
        List<SlotRange> slots,
        long milliVcpu,
        long mebibytes,
        long milliGpu,
        Instant startsAt,
        Instant endsAt,
        PlacedRunState state,
        String words,
        String orderedBy,
        Instant orderedAt,
        boolean spot) {
    public PlacedRun {
        slots = List.copyOf(slots);
    }

    /** By which the executor knows it. */
    public String key() {
        return "placed-" + id;
    }
}
