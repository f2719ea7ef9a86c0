package dev.tradewind.placement;

/**
 * A site and a start, with what they cost.
 *
 * @param startSlot first slot; 0 for a service
 */
public record Choice(String site, int startSlot, Terms terms) {}
