package dev.tradewind.latency;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.RealData;
import dev.tradewind.catalog.ReferenceCatalog;
import dev.tradewind.catalog.Site;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The model against pings between regions of three clouds. {@code TRADEWIND_WRITE_DOCS=1} writes the shipped table anew
 * from the fit on all pairs.
 */
@Tag("real-data")
class DistanceModelOnMeasuredPairsTest {
    private static final Path SHIPPED = Path.of("src/main/resources/reference/detours.csv");

    private final ReferenceCatalog catalog = new ReferenceCatalog();

    @Test
    void fittedOnHalfOfThePairsItIsATenthOffOnTheOtherHalf() throws IOException {
        var fit = new ArrayList<DetourFit.Measured>();
        var held = new ArrayList<DetourFit.Measured>();
        for (DetourFit.Measured pair : measured()) {
            // Both directions of a pair fall into the same half, or the held half would not be unseen.
            int hash = pair.from().id().hashCode() + pair.to().id().hashCode();
            (Math.floorMod(hash * 0x9E3779B9, 1 << 16) < 1 << 15 ? fit : held).add(pair);
        }
        var model = new DistanceModel(DetourFit.of(fit));

        assertThat(fit.size()).isBetween(2_000, 2_700);
        assertThat(medianError(model, held)).isLessThan(0.11);
        assertThat(inBand(model, held)).isBetween(0.72, 0.88);
    }

    @Test
    void theShippedTableIsTheFitOnAllPairs() throws IOException {
        Detours fit = DetourFit.of(measured());
        if ("1".equals(System.getenv("TRADEWIND_WRITE_DOCS"))) {
            Files.writeString(SHIPPED, table(fit));
        }

        assertThat(Files.readString(SHIPPED)).isEqualTo(table(fit));
    }

    private static double medianError(DistanceModel model, List<DetourFit.Measured> held) {
        double[] errors = held.stream()
                .mapToDouble(pair -> Math.abs(model.p50Millis(pair.from(), pair.to()) - pair.millis()) / pair.millis())
                .sorted()
                .toArray();
        return errors[errors.length / 2];
    }

    private static double inBand(DistanceModel model, List<DetourFit.Measured> held) {
        return held.stream()
                        .filter(pair -> pair.millis() >= model.lowMillis(pair.from(), pair.to())
                                && pair.millis() <= model.highMillis(pair.from(), pair.to()))
                        .count()
                / (double) held.size();
    }

    /** The mean ping of each directed pair of regions, premium network tier. */
    private List<DetourFit.Measured> measured() throws IOException {
        Map<String, List<Double>> pings = new TreeMap<>();
        Path file = RealData.folder("latency").resolve("skyplane_latency_2022-04_tidy.csv");
        for (String line : Files.readAllLines(file)) {
            String[] cells = line.split(",");
            if (cells[4].equals("PREMIUM") && cells[5].equals("PREMIUM")) {
                pings.computeIfAbsent(
                                cells[0] + ":" + cells[1] + ">" + cells[2] + ":" + cells[3], x -> new ArrayList<>())
                        .add(Double.parseDouble(cells[7]));
            }
        }
        var measured = new ArrayList<DetourFit.Measured>();
        pings.forEach((pair, millis) -> {
            Site from = catalog.sites().get(pair.substring(0, pair.indexOf('>')));
            Site to = catalog.sites().get(pair.substring(pair.indexOf('>') + 1));
            if (from != null && to != null && from != to && from.kilometresTo(to) > 100) {
                double mean = millis.stream()
                        .mapToDouble(Double::doubleValue)
                        .average()
                        .orElseThrow();
                measured.add(new DetourFit.Measured(from, to, mean));
            }
        });
        return measured;
    }

    private static String table(Detours detours) {
        var text = new StringBuilder("""
            # How much longer round trips are than light in fibre on the great circle, by pair of areas
            # source: our own fit (DetourFit) on the pings between regions of AWS, Azure and Google Cloud in skyplane-project/skyplane at 945dca2; the samples do not ship
            # date: pings of 2022-04
            # unit: ratio of (round trip - 1 ms) to the floor; low and high are the 10th and 90th percentile
            # licence: the samples Apache-2.0
            a,b,pairs,low,middle,high
            """);
        Detour world = detours.world();
        row(text, "WORLD,WORLD", world);
        detours.all().forEach(detour -> row(text, detour.a() + "," + detour.b(), detour));
        return text.toString();
    }

    private static void row(StringBuilder text, String areas, Detour detour) {
        text.append(String.format(
                Locale.ROOT,
                "%s,%d,%.3f,%.3f,%.3f%n",
                areas,
                detour.pairs(),
                detour.low(),
                detour.middle(),
                detour.high()));
    }
}
