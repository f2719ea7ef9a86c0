package dev.tradewind.placement;

/**
 * What one choice costs in a month, by cause, in exact integers.
 *
 * @param carbonMilligrams mg CO2e, beside its price in {@code carbonNanoUsd}
 * @param rttMicros round trip to the users, weighted by their shares; 0 when it has none
 * @param egressMegabytes 10⁶ bytes that leave a site
 */
public record Terms(
        long computeNanoUsd,
        long egressNanoUsd,
        long movingNanoUsd,
        long carbonNanoUsd,
        long latencyNanoUsd,
        long delayNanoUsd,
        long carbonMilligrams,
        long rttMicros,
        long egressMegabytes) {
    /** What a bill would state. */
    public long billedNanoUsd() {
        return Math.addExact(Math.addExact(computeNanoUsd, egressNanoUsd), movingNanoUsd);
    }

    /** What the search minimises. */
    public long objectiveNanoUsd() {
        return Math.addExact(
                Math.addExact(billedNanoUsd(), carbonNanoUsd), Math.addExact(latencyNanoUsd, delayNanoUsd));
    }
}
