package dev.tradewind.planning.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tradewind.RealData;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Published experiments on their own data, against the figures that stand beside the data. */
@Tag("real-data")
class ReplayTest {
    @Test
    void nightlyAsPublishedMeetsTheIndependentRerun() throws IOException {
        var report = Replay.of("nightly", List.of(RealData.folder("lets-wait-awhile")), true, 0, 1);
        var expected = Map.of(
                "DE/0h", 305.33, "DE/2h", 296.79, "DE/4h", 293.22, "DE/8h", 263.31, "GB/0h", 184.10, "GB/2h", 171.56,
                "GB/4h", 168.24, "GB/8h", 164.92);
        for (var result : report.results()) {
            var grams = expected.get(result.zone() + "/" + result.setting());
            if (grams != null) {
                assertThat(result.averageGramsPerKwh()).as("%s", result).isCloseTo(grams, within(0.01));
            }
        }
        assertThat(report.results()).hasSize(34);
    }

    @Test
    void nightlyWithAnErrorMeetsThePublishedLines() throws IOException {
        var report = Replay.of("nightly", List.of(RealData.folder("lets-wait-awhile")), true, 0.05, 10);
        for (var result : report.results()) {
            assertThat(result.avoidedPercent())
                    .as("%s", result)
                    .isCloseTo(java.util.Objects.requireNonNull(result.publishedAvoidedPercent()), within(0.2));
        }
    }

    @Test
    void theMlProjectMeetsTheIndependentRerun() throws IOException {
        var report = Replay.of("ml-project", List.of(RealData.folder("lets-wait-awhile")), true, 0, 1);
        var expected = Map.of(
                "DE/next-workday", 5.92,
                "DE/next-workday-interrupting", 8.04,
                "DE/semi-weekly", 14.15,
                "DE/semi-weekly-interrupting", 18.48,
                "GB/next-workday", 6.66,
                "GB/next-workday-interrupting", 9.23,
                "GB/semi-weekly", 14.85,
                "GB/semi-weekly-interrupting", 20.09);
        assertThat(report.results()).hasSize(8);
        for (var result : report.results()) {
            assertThat(result.avoidedPercent())
                    .as("%s", result)
                    .isCloseTo(expected.get(result.zone() + "/" + result.setting()), within(0.2));
        }
    }

    @Test
    void theMlProjectWithAnErrorMeetsThePublishedBars() throws IOException {
        var report = Replay.of("ml-project", List.of(RealData.folder("lets-wait-awhile")), true, 0.05, 3);
        for (var result : report.results()) {
            assertThat(result.avoidedPercent())
                    .as("%s", result)
                    .isCloseTo(java.util.Objects.requireNonNull(result.publishedAvoidedPercent()), within(0.2));
        }
    }

    @Test
    void deferringMeetsTheExpectedTable() throws IOException {
        var report = Replay.of("defer", List.of(RealData.folder("carbon-123-zones")), false, 0, 1);
        var compared = 0;
        for (var result : report.results()) {
            var expected = result.publishedAvoidedPercent();
            if (expected != null) {
                compared++;
                assertThat(result.avoidedPercent()).as("%s", result).isCloseTo(expected, within(0.01));
            }
        }
        assertThat(compared).isGreaterThan(5000);
    }

    @Test
    void gaiaHasThePublishedOrderAndOursIsNoWorseThanTheBestInWhatItIsAskedFor() throws IOException {
        var report =
                Replay.of("gaia", List.of(RealData.folder("traces"), RealData.folder("carbon-123-zones")), false, 0, 1);
        var results = report.results().stream()
                .collect(java.util.stream.Collectors.toMap(ReplayResult::setting, result -> result));
        var published = List.of("Wait AWhile", "Ecovisor", "Lowest-Window", "Carbon-Time", "Lowest-Slot", "NoWait");
        assertThat(published.stream().map(results::get).toList())
                .isSortedAccordingTo(java.util.Comparator.comparingDouble(ReplayResult::averageGramsPerKwh));
        assertThat(best(report, ReplayResult::averageGramsPerKwh)).isIn("ours for carbon", "Wait AWhile");
        assertThat(results.get("ours for carbon").averageGramsPerKwh())
                .isLessThanOrEqualTo(results.get("Wait AWhile").averageGramsPerKwh());
        assertThat(best(report, result -> java.util.Objects.requireNonNull(result.onDemandCpuHours())))
                .isEqualTo("ours for cost");
        assertThat(results.get("ours for waiting").meanWaitingHours()).isZero();
    }

    private static String best(Replay.Report report, java.util.function.ToDoubleFunction<ReplayResult> by) {
        return report.results().stream()
                .min(java.util.Comparator.comparingDouble(by))
                .orElseThrow()
                .setting();
    }
}
