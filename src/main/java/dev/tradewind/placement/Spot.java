package dev.tradewind.placement;

/**
 * Capacity that the provider may take back.
 *
 * @param perMilleOfPrice share of the price on demand × 1000, by slot
 * @param interruptionsPerMille chance × 1000 that a slot is lost and has to be paid again, by slot
 */
public record Spot(Series perMilleOfPrice, Series interruptionsPerMille) {}
