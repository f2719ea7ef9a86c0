package dev.tradewind.planning.decide;

import dev.tradewind.placement.Demand;
import dev.tradewind.placement.SlotRange;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * Capacity that is held for somebody for a short time.
 *
 * @param slots counted from 1970, in slots of the horizon's length
 * @param demand of all members together
 * @param token of the quota from which it was taken
 * @param spot whether what was chosen is capacity that the provider may take back
 */
public record Reservation(
        UUID id,
        String workload,
        String site,
        List<SlotRange> slots,
        Demand demand,
        Instant expiresAt,
        long token,
        boolean spot) {
    public Reservation {
        slots = List.copyOf(slots);
    }
}
