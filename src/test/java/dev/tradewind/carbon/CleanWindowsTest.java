package dev.tradewind.carbon;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.quantity.TimeRange;
import dev.tradewind.signal.SignalKind;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CleanWindowsTest {
    private static final Instant START = Instant.parse("2026-11-27T00:00:00Z");

    @Test
    void theBestStartStandsBesideNowAndTheWorst() {
        var hours = hours(SignalKind.MEASURED, 300, 200, 100, 120, 400);

        var offer = offer(hours, Map.of(), 5, 2);

        assertThat(offer.best().start()).isEqualTo(START.plus(Duration.ofHours(2)));
        assertThat(offer.best().meanGramsPerKwh()).isEqualTo(110);
        assertThat(offer.now()).extracting(CleanWindow::meanGramsPerKwh).isEqualTo(250.0);
        assertThat(offer.worst().meanGramsPerKwh()).isEqualTo(260);
        assertThat(offer.savedByWaiting()).isEqualTo(1 - 110 / 250.0);
    }

    @Test
    void aJobHasEndedByItsDeadlineEvenIfThatIsNoFullHour() {
        var hours = hours(SignalKind.MEASURED, 300, 200, 10);

        var offer = CleanWindows.offer(
                        "XX", hours, Map.of(), new TimeRange(START, START.plus(Duration.ofMinutes(150))), 1)
                .orElseThrow();

        assertThat(offer.best().meanGramsPerKwh()).isEqualTo(200);
    }

    @Test
    void anUnknownFirstHourMakesNowUnknownAndNotSomeLaterStart() {
        var hours = hours(SignalKind.MEASURED, 300, 200, 100).subList(1, 3);

        var offer = offer(hours, Map.of(), 3, 1);

        assertThat(offer.now()).isNull();
        assertThat(offer.savedByWaiting()).isNull();
    }

    @Test
    void theBandIsTheMeanOfTheHoursBandsAndAKnownHourHasNoWidth() {
        var hours = List.of(
                hour(0, 100, SignalKind.MEASURED),
                hour(1, 200, SignalKind.FORECAST),
                hour(2, 210, SignalKind.FORECAST));
        var bands = Map.of(at(1), new CarbonForecast.Band(at(1), 150, 280));

        var windows = CleanWindows.in("XX", hours, bands, 2);

        assertThat(windows.getFirst().lowGramsPerKwh()).isEqualTo(125);
        assertThat(windows.getFirst().highGramsPerKwh()).isEqualTo(190);
        assertThat(windows.getLast().lowGramsPerKwh())
                .as("one of its hours has no band")
                .isNull();
        assertThat(windows.getFirst().weakestKind()).isEqualTo(SignalKind.FORECAST);
    }

    @Test
    void zonesAreTakenByIdByCountryOrByTheUnion() {
        assertThat(ZoneFilter.of("").takes("BR-S")).isTrue();
        assertThat(List.of("DE", "SE-SE1", "GB", "US-CAL-CISO", "NO-NO2").stream()
                        .filter(ZoneFilter.of("eu, us")::takes))
                .containsExactly("DE", "SE-SE1", "US-CAL-CISO");
        assertThat(ZoneFilter.of("SE-SE1").takes("SE-SE2")).isFalse();
        assertThat(ZoneFilter.of(" SE-SE1 GB").text()).isEqualTo("SE-SE1, GB");
    }

    private static ZoneWindows offer(
            List<HourlyIntensity> hours, Map<Instant, CarbonForecast.Band> bands, int within, int job) {
        var range = new TimeRange(START, START.plus(Duration.ofHours(within)));
        return CleanWindows.offer("XX", hours, bands, range, job).orElseThrow();
    }

    private static List<HourlyIntensity> hours(SignalKind kind, double... grams) {
        return java.util.stream.IntStream.range(0, grams.length)
                .mapToObj(i -> hour(i, grams[i], kind))
                .toList();
    }

    private static HourlyIntensity hour(int at, double grams, SignalKind kind) {
        return new HourlyIntensity(at(at), grams, kind, "t");
    }

    private static Instant at(int hour) {
        return START.plus(Duration.ofHours(hour));
    }
}
