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
        assertThat(SiteInputs.believed(List.of(
                        hour(0, SignalKind.MEASURED, "Electricity Maps"),
                        hour(1, SignalKind.FORECAST, "WattTime v3"),
                        hour(2, SignalKind.FORECAST, "WattTime v3"),
                        hour(3, SignalKind.FORECAST, "tradewind: seasonal regression"))))
                .isEqualTo("MEASURED 1 h by Electricity Maps; FORECAST 2 h by WattTime v3; FORECAST 1 h by tradewind:"
                        + " seasonal regression");
    }

    @Test
    void whatNobodySpokeOfIsUnknown() {
        assertThat(SiteInputs.believed(List.of())).isEqualTo("unknown");
    }

    private static HourlyIntensity hour(int hours, SignalKind kind, String source) {
        return new HourlyIntensity(NOON.plus(Duration.ofHours(hours)), 100, kind, source);
    }
}
