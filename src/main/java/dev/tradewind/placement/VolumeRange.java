package dev.tradewind.placement;

/**
 * How much flows through a tier pool in one case of a proof, and what the bound counts for it there.
 *
 * @param fromMegabytes at least
 * @param toMegabytes at most, included
 * @param nanoUsdPerGigabyte what each 10⁹ bytes cost in the bound, beside what the bill is above that at the least
 */
public record VolumeRange(String pool, long fromMegabytes, long toMegabytes, long nanoUsdPerGigabyte) {}
