package dev.tradewind.carbon;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.signal.SignalKind;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ZoneComparisonTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final ZoneStatus ZONE = new ZoneStatus("DE", "Germany", 3, null, null, 350.0, 2024);

    @Test
    void theMeanNamesItsMixAndTheSpreadIsOfHourlyValuesAlone() {
        var compared = ZoneComparison.compared(
                ZONE,
                List.of(
                        hour(0, 100, SignalKind.MEASURED),
                        hour(1, 300, SignalKind.ESTIMATED),
                        hour(2, 800, SignalKind.PUBLISHED)),
                5);

        assertThat(compared.meanGrams()).isEqualTo(400.0);
        assertThat(compared.highGrams()).isEqualTo(300.0);
        assertThat(compared.mix())
                .isEqualTo(Map.of(SignalKind.MEASURED, 1, SignalKind.ESTIMATED, 1, SignalKind.PUBLISHED, 1));
        assertThat(compared.unknown()).isEqualTo(2);
        assertThat(compared.overYearly()).isEqualTo(50.0);
    }

    @Test
    void withoutAnyHourTheMeanIsUnknownAndNotZero() {
        var compared = ZoneComparison.compared(ZONE, List.of(), 5);

        assertThat(compared.meanGrams()).isNaN();
        assertThat(compared.overYearly()).isNull();
        assertThat(compared.unknown()).isEqualTo(5);
    }

    private static HourlyIntensity hour(int after, double grams, SignalKind kind) {
        return new HourlyIntensity(NOON.plus(after, ChronoUnit.HOURS), grams, kind, "test");
    }
}
