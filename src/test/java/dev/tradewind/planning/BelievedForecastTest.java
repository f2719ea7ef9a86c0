package dev.tradewind.planning;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.carbon.HourlyIntensity;
import dev.tradewind.signal.SignalKind;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class BelievedForecastTest {
    private static final Instant NOON = Instant.parse("2026-11-28T12:00:00Z");

    @Test
    void aPlanNamesEachWordThatItBelievedWithItsHours() {
        assertThat(BelievedHours.words(List.of(
                        hour(0, SignalKind.MEASURED, "Electricity Maps"),
                        hour(1, SignalKind.FORECAST, "WattTime v3"),
                        hour(2, SignalKind.FORECAST, "WattTime v3"),
                        hour(3, SignalKind.FORECAST, "tradewind: seasonal regression"))))
                .isEqualTo("MEASURED 1 h by Electricity Maps; FORECAST 2 h by WattTime v3; FORECAST 1 h by tradewind:"
                        + " seasonal regression");
    }

    @Test
    void whatNobodySpokeOfIsUnknown() {
        assertThat(BelievedHours.words(List.of())).isEqualTo("unknown");
    }

    @Test
    void aPlanNamesTheRevisionsThatItUsedAndUntilWhenTheyCameIn() {
        var hours = List.of(
                new HourlyIntensity(NOON, 100, SignalKind.MEASURED, "s", 1, NOON.plusSeconds(60)),
                new HourlyIntensity(NOON.plusSeconds(3600), 90, SignalKind.ESTIMATED, "s", 3, NOON.plusSeconds(90)),
                hour(2, SignalKind.FORECAST, "tradewind: seasonal regression"));

        assertThat(BelievedHours.revisions(hours))
                .isEqualTo(
                        "2 h as sources stated them until 28 Nov 2026 12:01 UTC, 1 h of them corrected, up to revision 3");
        assertThat(BelievedHours.revisions(hours.subList(0, 1))).endsWith("all in revision 1");
        assertThat(BelievedHours.revisions(hours.subList(2, 3))).isNull();
    }

    private static HourlyIntensity hour(int hours, SignalKind kind, String source) {
        return new HourlyIntensity(NOON.plus(Duration.ofHours(hours)), 100, kind, source);
    }
}
