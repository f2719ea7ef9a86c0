package dev.tradewind.carbon;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.signal.SignalKind;
import dev.tradewind.signal.SignalPoint;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HourlyMeansTest {
    private static final Instant NOON = Instant.parse("2026-03-29T12:00:00Z");

    @ParameterizedTest
    @CsvSource({"5", "15", "30", "60"})
    void everyStepComesToTheSameHour(int minutes) {
        var points = new ArrayList<SignalPoint>();
        for (int at = 0; at < 60; at += minutes) {
            points.add(point(at, minutes, 100 + at, SignalKind.MEASURED));
        }

        assertThat(HourlyMeans.of(points)).singleElement().satisfies(hour -> {
            assertThat(hour.hour()).isEqualTo(NOON);
            assertThat(hour.gramsPerKwh()).isEqualTo(100 + (60 - minutes) / 2.0);
        });
    }

    @Test
    void stepsOfDifferentLengthCountByTheirLengthAndTheWeakestKindIsTold() {
        var hour = HourlyMeans.of(List.of(
                point(0, 30, 100, SignalKind.MEASURED),
                point(30, 15, 200, SignalKind.ESTIMATED),
                point(45, 15, 300, SignalKind.MEASURED)));

        assertThat(hour).singleElement().satisfies(each -> {
            assertThat(each.gramsPerKwh()).isEqualTo(175);
            assertThat(each.kind()).isEqualTo(SignalKind.ESTIMATED);
        });
    }

    @Test
    void aMeasuredHourIsNotMixedWithEstimatedQuartersNorMeasuredQuartersCoveredByAnEstimatedHour() {
        assertThat(HourlyMeans.of(List.of(
                        point(0, 60, 100, SignalKind.MEASURED),
                        point(15, 15, 900, SignalKind.ESTIMATED),
                        point(30, 15, 900, SignalKind.ESTIMATED))))
                .singleElement()
                .satisfies(hour -> {
                    assertThat(hour.gramsPerKwh()).isEqualTo(100);
                    assertThat(hour.kind()).isEqualTo(SignalKind.MEASURED);
                });
        assertThat(HourlyMeans.of(
                        List.of(point(0, 60, 100, SignalKind.ESTIMATED), point(15, 15, 200, SignalKind.MEASURED))))
                .singleElement()
                .satisfies(hour -> assertThat(hour.kind()).isEqualTo(SignalKind.ESTIMATED));
    }

    @Test
    void anHourOfWhichNothingIsKnownIsNoHour() {
        assertThat(HourlyMeans.of(
                        List.of(point(0, 60, 100, SignalKind.MEASURED), point(120, 60, 200, SignalKind.MEASURED))))
                .extracting(HourlyIntensity::hour)
                .containsExactly(NOON, NOON.plus(Duration.ofHours(2)));
    }

    @ParameterizedTest
    @CsvSource({"2026-03-29, 23", "2026-10-25, 25", "2026-06-01, 24"})
    void aLocalDayHasAsManyHoursAsItsClockHas(LocalDate day, int hours) {
        ZoneId berlin = ZoneId.of("Europe/Berlin");
        Instant from = day.atStartOfDay(berlin).toInstant();
        Instant to = day.plusDays(1).atStartOfDay(berlin).toInstant();
        var points = new ArrayList<SignalPoint>();
        for (Instant at = from; at.isBefore(to); at = at.plus(Duration.ofMinutes(15))) {
            points.add(point(at, Duration.ofMinutes(15), 100, SignalKind.MEASURED));
        }

        assertThat(HourlyMeans.of(points)).hasSize(hours);
    }

    private static SignalPoint point(int fromMinute, int minutes, int grams, SignalKind kind) {
        return point(NOON.plus(Duration.ofMinutes(fromMinute)), Duration.ofMinutes(minutes), grams, kind);
    }

    private static SignalPoint point(Instant from, Duration length, int grams, SignalKind kind) {
        return SignalPoint.observed(
                "carbon:DE:average:lca",
                from,
                from.plus(length),
                BigDecimal.valueOf(grams),
                kind,
                "average",
                "test",
                from);
    }
}
