package dev.tradewind.placement;

import java.time.Instant;

/**
 * The time that a plan covers, cut into equal slots, in UTC.
 *
 * @param from start of slot 0
 * @param slotMinutes length of a slot: 5, 15, 30 or 60
 * @param slots number of slots
 */
public record Horizon(Instant from, int slotMinutes, int slots) {
    public Horizon {
        if (slots < 1 || slotMinutes < 1 || 60 % slotMinutes != 0) {
            throw new IllegalArgumentException("a horizon of " + slots + " slots of " + slotMinutes
                    + " minutes cannot be planned. Maybe 168 slots of 60 minutes?");
        }
    }

    public Instant start(int slot) {
        return from.plusSeconds(60L * slotMinutes * slot);
    }
}
