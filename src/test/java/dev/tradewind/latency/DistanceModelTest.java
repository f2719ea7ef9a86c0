package dev.tradewind.latency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tradewind.catalog.ReferenceCatalog;
import dev.tradewind.catalog.Site;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class DistanceModelTest {
    private final ReferenceCatalog catalog = new ReferenceCatalog();
    private final DistanceModel model = DistanceModel.shipped();

    @Test
    void noModelledTimeBeatsLightInFibre() {
        var sites = catalog.sites().values();
        for (Site from : sites) {
            for (Site to : sites) {
                double floor = DistanceModel.floorMillis(from, to);
                assertThat(model.lowMillis(from, to)).isGreaterThan(floor);
                assertThat(model.p50Millis(from, to)).isBetween(model.lowMillis(from, to), model.highMillis(from, to));
                assertThat(model.p95Millis(from, to)).isGreaterThan(model.p50Millis(from, to));
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
    void bothDirectionsAreAlike() {
        var a = site("aws:sa-east-1");
        var b = site("aws:ap-northeast-1");

        assertThat(model.p50Millis(a, b)).isEqualTo(model.p50Millis(b, a));
    }

    @Test
    void aFewPairsLeanOnTheWorld() {
        var london = site("gcp:europe-west2");
        var virginia = site("gcp:us-east4");
        var tokyo = site("aws:ap-northeast-1");
        // World: ratios 2, 2, 4 → median 2. Europe-America: (2 · 2 + 3 · 2) ÷ 5; Europe-Asia: (1 · 4 + 3 · 2) ÷ 4.
        var fit = DetourFit.of(List.of(pair(london, virginia, 2), pair(virginia, london, 2), pair(london, tokyo, 4)));

        assertThat(fit.between(london, virginia).middle()).isCloseTo(2, within(1e-9));
        assertThat(fit.between(tokyo, london).middle()).isCloseTo(2.5, within(1e-9));
        assertThat(fit.between(tokyo, virginia).middle()).isCloseTo(2, within(1e-9));
        assertThat(fit.between(tokyo, virginia).pairs()).isZero();
    }

    private static DetourFit.Measured pair(Site from, Site to, double ratio) {
        return new DetourFit.Measured(
                from, to, ratio * DistanceModel.floorMillis(from, to) + DistanceModel.ENDS_MILLIS);
    }

    private Site site(String id) {
        return Objects.requireNonNull(catalog.sites().get(id), id);
    }
}
