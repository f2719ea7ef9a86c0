package dev.tradewind.latency;

import dev.tradewind.catalog.ReferenceCatalog;
import dev.tradewind.catalog.Site;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** How far modelled round trips are off: fitted on half of the measured pairs, told on the other half. */
public final class DistanceBench {
    private static final double LEAST_KILOMETRES = 100;
    private static final int HALF = 1 << 15;
    private static final double PERCENT = 100;

    private DistanceBench() {}

    /** @param pings {@code from provider, from region, to provider, to region, tiers, …, ms} as in Skyplane's tidy table */
    public static Map<String, Double> measure(Path pings) throws IOException {
        var fit = new ArrayList<DetourFit.Measured>();
        var held = new ArrayList<DetourFit.Measured>();
        for (DetourFit.Measured pair : measured(pings)) {
            // Both directions of a pair fall into the same half, or the held half would not be unseen.
            int hash = pair.from().id().hashCode() + pair.to().id().hashCode();
            (Math.floorMod(hash * 0x9E3779B9, 2 * HALF) < HALF ? fit : held).add(pair);
        }
        if (held.isEmpty()) {
            throw new IOException(pings + " holds no pings between known regions");
        }
        var model = new DistanceModel(DetourFit.of(fit));
        double[] errors = held.stream()
                .mapToDouble(pair -> Math.abs(model.p50Millis(pair.from(), pair.to()) - pair.millis()) / pair.millis())
                .sorted()
                .toArray();
        return Map.of("latency.model.p50_error", PERCENT * errors[errors.length / 2]);
    }

    /** The mean ping of each directed pair of regions, premium network tier. */
    private static List<DetourFit.Measured> measured(Path pings) throws IOException {
        var catalog = new ReferenceCatalog();
        Map<String, List<Double>> byPair = new TreeMap<>();
        for (String line : Files.readAllLines(pings)) {
            String[] cells = line.split(",", -1);
            if (cells[4].equals("PREMIUM") && cells[5].equals("PREMIUM")) {
                byPair.computeIfAbsent(
                                cells[0] + ":" + cells[1] + ">" + cells[2] + ":" + cells[3], x -> new ArrayList<>())
                        .add(Double.parseDouble(cells[7]));
            }
        }
        var measured = new ArrayList<DetourFit.Measured>();
        byPair.forEach((pair, millis) -> {
            Site from = catalog.sites().get(pair.substring(0, pair.indexOf('>')));
            Site to = catalog.sites().get(pair.substring(pair.indexOf('>') + 1));
            if (from != null && to != null && !from.equals(to) && from.kilometresTo(to) > LEAST_KILOMETRES) {
                measured.add(new DetourFit.Measured(
                        from,
                        to,
                        millis.stream()
                                .mapToDouble(Double::doubleValue)
                                .average()
                                .orElse(Double.NaN)));
            }
        });
        return measured;
    }
}
