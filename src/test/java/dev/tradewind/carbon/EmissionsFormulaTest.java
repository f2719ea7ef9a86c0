package dev.tradewind.carbon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tradewind.catalog.PowerCoefficients;
import dev.tradewind.catalog.Site;
import dev.tradewind.catalog.SiteKind;
import dev.tradewind.signal.SignalKind;
import dev.tradewind.workload.Workload;
import dev.tradewind.workload.WorkloadKind;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class EmissionsFormulaTest {
    private static final PowerCoefficients POWER =
            new PowerCoefficients("test", 1.0, 3.0, 0.4, 1.2, 3, 0.001, 0.5, 0.5, 2.0, "by hand", LocalDate.EPOCH);
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    @Test
    void wattsFollowUtilisationAndMemory() {
        // 10 · (1 + 0.25 · (3 − 1)) + 20 · 0.4 = 15 + 8
        assertThat(EnergyFormula.watts(10, 20, 0.25, null, POWER)).isEqualTo(23.0, within(1e-12));
    }

    @Test
    void aMeteredDrawWins() {
        assertThat(EnergyFormula.watts(10, 20, 0.25, 500.0, POWER)).isEqualTo(500.0);
    }

    @Test
    void gramsAreEnergyTimesIntensityHourByHour() {
        var hours = List.of(hour(0, 100), hour(1, 300));

        var emissions = EmissionsFormula.of(workload(null), site(), POWER, hours, Map.of(), Duration.ofHours(2), 50);

        // 23 W · 1.2 = 0.0276 kWh an hour; 0.0276 · 100 + 0.0276 · 300 = 11.04 g
        // network 50 · 0.001 = 0.05 kWh at the mean of 200 = 10 g; embodied 10 · 2 · 0.5 = 10 g
        assertThat(emissions.compute().kwh()).isEqualTo(0.0552, within(1e-12));
        assertThat(emissions.operationalGrams()).isEqualTo(21.04, within(1e-9));
        assertThat(emissions.embodiedGrams()).isEqualTo(10.0, within(1e-9));
        assertThat(emissions.totalGrams()).isEqualTo(31.04, within(1e-9));
        assertThat(emissions.complete()).isTrue();
    }

    @Test
    void aMeasuredHourUsesItsOwnUtilisationAndNarrowsTheRange() {
        var hours = List.of(hour(0, 100), hour(1, 100));

        var emissions =
                EmissionsFormula.of(workload(null), site(), POWER, hours, Map.of(NOON, 1.0), Duration.ofHours(2), 0);

        // measured: 10 · 3 + 8 = 38 W · 1.2 = 0.0456 kWh, 4.56 g; assumed: 23 W · 1.2 = 0.0276 kWh, 2.76 g
        assertThat(emissions.operationalGrams()).isEqualTo(7.32, within(1e-9));
        // low: (38 + 10 · 1 + 8 idle) W · 1.2 · 0.5 = 33.6 Wh · 0.1 g/Wh; high: (38 + 38 full) W · 1.2 · 2 = 182.4 Wh
        assertThat(emissions.lowGrams()).isEqualTo(3.36, within(1e-9));
        assertThat(emissions.highGrams()).isEqualTo(18.24, within(1e-9));
        assertThat(emissions.hoursOfMeasuredUse()).isEqualTo(1);
        assertThat(emissions.basis()).isEqualTo(EnergyBasis.PARTLY_USAGE);
    }

    @Test
    void ofAMeteredDrawThereIsNoRange() {
        var emissions = EmissionsFormula.of(
                workload(500.0), site(), POWER, List.of(hour(0, 100)), Map.of(), Duration.ofHours(1), 0);

        // 500 W · 1.2 = 0.6 kWh · 100 = 60 g
        assertThat(emissions.lowGrams()).isEqualTo(60.0, within(1e-9));
        assertThat(emissions.highGrams()).isEqualTo(60.0, within(1e-9));
        assertThat(emissions.basis()).isEqualTo(EnergyBasis.METERED);
    }

    @Test
    void everyCopyOfWhatIsStoredDrawsPower() {
        // 5,000 GB = 5 TB · 3 copies · 1.2 W = 18 W
        assertThat(EnergyFormula.storageWatts(5000, POWER)).isEqualTo(18.0, within(1e-12));
    }

    @Test
    void anUnknownHourIsCountedAndNeverTakenForClean() {
        var emissions = EmissionsFormula.of(
                workload(null), site(), POWER, List.of(hour(0, 100)), Map.of(), Duration.ofHours(3), 0);

        assertThat(emissions.hoursUnknown()).isEqualTo(2);
        assertThat(emissions.complete()).isFalse();
    }

    @Test
    void theCleanestWindowIsTheLowestMeanAndNeverSpansAGap() {
        var hours = List.of(hour(0, 300), hour(1, 200), hour(2, 100), hour(4, 10), hour(5, 400));

        var windows = CleanWindows.in("XX", hours, java.util.Map.of(), 2);

        assertThat(windows).extracting(CleanWindow::meanGramsPerKwh).containsExactly(250.0, 150.0, 205.0);
    }

    @Test
    void theProfileIsTheMeanOfTheSameWeekdayAndHour() {
        var history = List.of(
                new HourlyIntensity(NOON, 100, SignalKind.MEASURED, "t"),
                new HourlyIntensity(NOON.plus(7, ChronoUnit.DAYS), 300, SignalKind.MEASURED, "t"));

        var profile = SeasonalProfile.of(history);

        assertThat(profile.at(NOON.plus(14, ChronoUnit.DAYS))).isEqualTo(200.0);
        assertThat(profile.at(NOON.plus(13, ChronoUnit.DAYS))).isNull();
    }

    private static HourlyIntensity hour(int after, double grams) {
        return new HourlyIntensity(NOON.plus(after, ChronoUnit.HOURS), grams, SignalKind.MEASURED, "test");
    }

    private static Site site() {
        return new Site(
                "test:a", "test", "a", "A", SiteKind.REGION, "DE", 50, 8, "DE", 1.2, "by hand", null, null, "test");
    }

    private static Workload workload(@Nullable Double watts) {
        return new Workload(
                UUID.randomUUID(),
                "w",
                WorkloadKind.SERVICE,
                "o",
                "e",
                Map.of(),
                "test:a",
                10,
                20,
                0,
                watts,
                0.25,
                null,
                null,
                false,
                List.of(),
                List.of(),
                List.of(),
                BigDecimal.ZERO,
                null,
                1);
    }
}
