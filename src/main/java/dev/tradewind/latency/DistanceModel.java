package dev.tradewind.latency;

import dev.tradewind.catalog.Site;

/**
 * Round-trip time where nobody measured: light in fibre over the great circle, made longer by the detours that cables
 * take between two parts of the world, plus a little for the ends. Never below light in fibre on the great circle.
 */
final class DistanceModel {
    /** Two thirds of the speed of light in vacuum, km per ms. */
    static final double FIBRE_KM_PER_MILLI = 299_792.458 / 1000 * 2 / 3;

    static final double ENDS_MILLIS = 1.0;
    /** Assumed: no open source gives percentiles for pairs of regions; ping maxima are outliers, not percentiles. */
    private static final double P95_OVER_P50 = 1.3;

    private final Detours detours;

    DistanceModel(Detours detours) {
        this.detours = detours;
    }

    static DistanceModel shipped() {
        return new DistanceModel(Detours.shipped());
    }

    /** Below this no signal can be, ms. */
    static double floorMillis(Site from, Site to) {
        return 2 * from.kilometresTo(to) / FIBRE_KM_PER_MILLI;
    }

    Detour detour(Site from, Site to) {
        return detours.between(from, to);
    }

    double p50Millis(Site from, Site to) {
        return millis(from, to, detour(from, to).middle());
    }

    double p95Millis(Site from, Site to) {
        return p50Millis(from, to) * P95_OVER_P50;
    }

    RoundTripEstimate.Terms terms(Site from, Site to) {
        return new RoundTripEstimate.Terms(
                from.kilometresTo(to),
                FIBRE_KM_PER_MILLI,
                Math.max(1, detour(from, to).middle()),
                ENDS_MILLIS,
                P95_OVER_P50);
    }

    /** One in ten measured pairs between the two areas is quicker than this. */
    double lowMillis(Site from, Site to) {
        return millis(from, to, detour(from, to).low());
    }

    /** One in ten measured pairs between the two areas is slower than this. */
    double highMillis(Site from, Site to) {
        return millis(from, to, detour(from, to).high());
    }

    private static double millis(Site from, Site to, double detour) {
        return floorMillis(from, to) * Math.max(1, detour) + ENDS_MILLIS;
    }
}
