package dev.tradewind.placement.search;

/**
 * How far a step of the prices aims. Nobody knows the best bound, so the aim is a little above the best one so far: further
 * while aims are met, nearer when a number of steps has brought less than half of the way.
 */
final class Pace {
    private static final double LEAST_SHARE = 1e-7;
    private final int patience;
    private double best;
    private double since;
    private double ahead;
    private int waited;

    /** @param share of the bound by which the first aim is above it */
    Pace(double bound, double share, int patience) {
        this.patience = patience;
        best = bound;
        since = bound;
        ahead = Math.max(1, Math.abs(bound) * share);
    }

    /** What the next step aims at. */
    double target() {
        return best + ahead;
    }

    /** Takes note of the bound that a step has reached; true when the prices should go back to the best ones. */
    boolean isLost(double bound) {
        if (bound >= best + ahead) {
            ahead *= 2;
        }
        best = Math.max(best, bound);
        if (best >= since + ahead / 2) {
            since = best;
            waited = 0;
            return false;
        }
        if (++waited < patience) {
            return false;
        }
        ahead = Math.max(ahead / 2, Math.max(1, Math.abs(best) * LEAST_SHARE));
        since = best;
        waited = 0;
        return true;
    }
}
