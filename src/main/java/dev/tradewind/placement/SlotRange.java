package dev.tradewind.placement;

/** Slots {@code [from, to)} without a pause. */
public record SlotRange(int from, int to) {}
