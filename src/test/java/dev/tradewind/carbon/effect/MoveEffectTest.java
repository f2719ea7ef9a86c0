package dev.tradewind.carbon.effect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.carbon.Emissions;
import dev.tradewind.quantity.Energy;
import dev.tradewind.quantity.TimeRange;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MoveEffectTest {
    private static final TimeRange DAY =
            TimeRange.startingAt(Instant.parse("2026-03-01T00:00:00Z"), Duration.ofDays(1));

    @Test
    void machinesOfOneProviderMoveTogetherWithinTheRange() {
        var effect = new MoveEffect(DAY, grams(100, 50, 200), grams(40, 20, 80), true, null, null);

        assertThat(effect.attributional()).isEqualTo(new MoveEffect.Difference(-60, -120, -30));
    }

    @Test
    void machinesOfTwoProvidersMayLieAtOppositeEnds() {
        var effect = new MoveEffect(DAY, grams(100, 50, 200), grams(40, 20, 80), false, null, null);

        // 20 − 200 and 80 − 50
        assertThat(effect.attributional()).isEqualTo(new MoveEffect.Difference(-60, -180, 30));
    }

    @Test
    void withoutMarginalIntensityAtBothEndsNothingIsSaidOfConsequences() {
        assertThat(new MoveEffect(DAY, grams(1, 1, 1), grams(1, 1, 1), true, null, grams(1, 1, 1)).consequential())
                .isEmpty();
        assertThat(new MoveEffect(DAY, grams(1, 1, 1), grams(1, 1, 1), true, grams(9, 9, 9), grams(5, 5, 5))
                        .consequential())
                .contains(new MoveEffect.Difference(-4, -4, -4));
    }

    private static Emissions grams(double middle, double low, double high) {
        return new Emissions(
                new Energy(1), Map.of(), Energy.NONE, middle, 0, 0, low, high, List.of(), Map.of(), 0, 0, false);
    }
}
