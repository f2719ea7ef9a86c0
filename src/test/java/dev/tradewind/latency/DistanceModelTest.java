package dev.tradewind.latency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tradewind.RealData;
import dev.tradewind.catalog.ReferenceCatalog;
import dev.tradewind.catalog.Site;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Objects;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class DistanceModelTest {
    private final ReferenceCatalog catalog = new ReferenceCatalog();

    @Test
    void noModelledTimeBeatsLightInFibre() {
        var sites = catalog.sites().values();
        for (Site from : sites) {
            for (Site to : sites) {
                assertThat(DistanceModel.p50Millis(from, to)).isGreaterThan(DistanceModel.floorMillis(from, to));
                assertThat(DistanceModel.p95Millis(from, to)).isGreaterThan(DistanceModel.p50Millis(from, to));
            }
        }
    }

    @Test
    void theFloorIsTwiceTheDistanceAtTwoThirdsOfLight() {
        var a = site("gcp:europe-west2");
        var b = site("gcp:us-east4");

        // 2 · d / (299792.458 / 1000 · 2/3) ms
        assertThat(DistanceModel.floorMillis(a, b)).isCloseTo(2 * a.kilometresTo(b) / 199.861639, within(1e-4));
    }

    @Test
    @Tag("real-data")
    void theMedianErrorAgainstMeasuredRegionPairsIsStated() throws IOException {
        var file = RealData.folder("latency").resolve("skyplane_latency_2022-04_tidy.csv");
        var errors = new ArrayList<Double>();
        var ratios = new ArrayList<Double>();
        for (String line : Files.readAllLines(file)) {
            String[] cells = line.split(",");
            Site from = catalog.sites().get(cells[0] + ":" + cells[1]);
            Site to = catalog.sites().get(cells[2] + ":" + cells[3]);
            if (from != null && to != null && from != to && from.kilometresTo(to) > 100) {
                double measured = Double.parseDouble(cells[7]);
                errors.add(Math.abs(DistanceModel.p50Millis(from, to) - measured) / measured);
                ratios.add(measured / DistanceModel.floorMillis(from, to));
            }
        }
        Collections.sort(errors);
        Collections.sort(ratios);

        assertThat(ratios.get(ratios.size() / 2)).isCloseTo(DistanceModel.DETOUR, within(0.05));
        assertThat(errors.get(errors.size() / 2)).isLessThan(0.25);
    }

    private Site site(String id) {
        return Objects.requireNonNull(catalog.sites().get(id), id);
    }
}
