package dev.tradewind.latency;

import dev.tradewind.catalog.Site;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Reads detours from measured round trips. The middle of a pair of areas is the median ratio, drawn towards the world's
 * as if three more pairs had shown that; the band is the ratios' own where at least ten pairs were measured, else the
 * world's around the middle.
 */
final class DetourFit {
    private static final double PRIOR_PAIRS = 3;
    private static final int ENOUGH_FOR_A_BAND = 10;
    /** Closer pairs say more about the ends than about the way. */
    private static final double LEAST_KILOMETRES = 100;

    private DetourFit() {}

    /** @param millis measured round trip, the mean or median of the pair */
    record Measured(Site from, Site to, double millis) {

        double ratio() {
            return (millis - DistanceModel.ENDS_MILLIS) / DistanceModel.floorMillis(from, to);
        }
    }

    static Detours of(Collection<Measured> measured) {
        var world = new ArrayList<Double>();
        Map<Area, Map<Area, List<Double>>> cells = new TreeMap<>();
        for (Measured pair : measured) {
            if (pair.from.kilometresTo(pair.to) < LEAST_KILOMETRES) {
                continue;
            }
            Area a = Area.of(pair.from.country());
            Area b = Area.of(pair.to.country());
            world.add(pair.ratio());
            cells.computeIfAbsent(a.compareTo(b) <= 0 ? a : b, x -> new TreeMap<>())
                    .computeIfAbsent(a.compareTo(b) <= 0 ? b : a, x -> new ArrayList<>())
                    .add(pair.ratio());
        }
        Collections.sort(world);
        Detour all = new Detour(
                Area.EUROPE,
                Area.EUROPE,
                world.size(),
                quantile(world, 0.1),
                quantile(world, 0.5),
                quantile(world, 0.9));
        var detours = new ArrayList<Detour>();
        cells.forEach((a, row) -> row.forEach((b, ratios) -> detours.add(detour(a, b, ratios, all))));
        return new Detours(all, detours);
    }

    private static Detour detour(Area a, Area b, List<Double> ratios, Detour world) {
        Collections.sort(ratios);
        int n = ratios.size();
        double middle = (n * quantile(ratios, 0.5) + PRIOR_PAIRS * world.middle()) / (n + PRIOR_PAIRS);
        boolean enough = n >= ENOUGH_FOR_A_BAND;
        double low = enough ? quantile(ratios, 0.1) : middle * world.low() / world.middle();
        double high = enough ? quantile(ratios, 0.9) : middle * world.high() / world.middle();
        return new Detour(a, b, n, Math.min(low, middle), middle, Math.max(high, middle));
    }

    /** Nearest order statistic. */
    private static double quantile(List<Double> sorted, double share) {
        return sorted.get((int) Math.round(share * (sorted.size() - 1)));
    }
}
