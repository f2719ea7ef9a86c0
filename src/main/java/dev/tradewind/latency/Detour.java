package dev.tradewind.latency;

/**
 * How much longer the way is than light in fibre on the great circle, between two areas.
 *
 * @param pairs how many measured pairs of regions it was read from; with few it leans on the whole world's
 * @param low one in ten pairs lies below
 * @param middle the median
 * @param high one in ten pairs lies above
 */
record Detour(Area a, Area b, int pairs, double low, double middle, double high) {

    Detour {
        if (a.compareTo(b) > 0) {
            Area swapped = a;
            a = b;
            b = swapped;
        }
    }
}
