package dev.tradewind.latency;

import dev.tradewind.catalog.Site;

/**
 * Round-trip time where nobody measured: light in fibre over the great circle, made longer by the detours that cables
 * take, plus a little for the ends. Never below light in fibre on the great circle.
 */
final class DistanceModel {
    /** Two thirds of the speed of light in vacuum, km per ms. */
    static final double FIBRE_KM_PER_MILLI = 299_792.458 / 1000 * 2 / 3;
    /** How much longer cables are than the great circle; median over measured region pairs, see docs/data-sources.md. */
    static final double DETOUR = 1.8;

    static final double ENDS_MILLIS = 1.0;
    private static final double P95_OVER_P50 = 1.3;

    private DistanceModel() {}

    /** Below this no signal can be. */
    static double floorMillis(Site from, Site to) {
        return 2 * from.kilometresTo(to) / FIBRE_KM_PER_MILLI;
    }

    static double p50Millis(Site from, Site to) {
        return floorMillis(from, to) * DETOUR + ENDS_MILLIS;
    }

    static double p95Millis(Site from, Site to) {
        return p50Millis(from, to) * P95_OVER_P50;
    }
}
