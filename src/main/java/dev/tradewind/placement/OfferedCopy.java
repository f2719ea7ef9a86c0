package dev.tradewind.placement;

/**
 * A copy that may be read for its share of what having it costs: only in the problem that a bound is proved on.
 *
 * @param feeNanoUsd for one run, or for a service's month, whatever the volume
 */
public record OfferedCopy(String site, long feeNanoUsd) {}
