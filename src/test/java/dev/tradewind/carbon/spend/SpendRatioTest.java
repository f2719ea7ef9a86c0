package dev.tradewind.carbon.spend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tradewind.quantity.Money;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

class SpendRatioTest {
    private static final List<SpendRatio.Known> THREE = List.of(
            new SpendRatio.Known(100, 20, 50), new SpendRatio.Known(300, 30, 100), new SpendRatio.Known(50, 10, 100));

    @Test
    void energyForMoneyIsTheSumOfBothAndItsRangeThatOfTheSingleWorkloads() {
        var ratio = SpendRatio.of("aws", "USD", THREE).orElseThrow();

        // 450 kWh / 250 USD; single: 0.5, 2, 3 kWh/USD, of which the 10th of a hundred is 0.5 + 0.2 · 1.5, the 90th 2 +
        // 0.8 · 1
        assertThat(ratio.kwhPerUnit()).isEqualTo(1.8);
        assertThat(ratio.lowKwhPerUnit()).isEqualTo(0.8, within(1e-12));
        assertThat(ratio.highKwhPerUnit()).isEqualTo(2.8, within(1e-12));
        assertThat(ratio.embodiedGramsPerUnit()).isEqualTo(0.24);
        assertThat(ratio.workloads()).isEqualTo(3);
    }

    @Test
    void ofTwoWorkloadsNobodyKnowsTheSpreadAndWhatIsNotPaidDoesNotCount() {
        assertThat(SpendRatio.of("aws", "USD", THREE.subList(0, 2))).isEmpty();
        assertThat(SpendRatio.of("aws", "USD", List.of(THREE.get(0), THREE.get(1), new SpendRatio.Known(50, 10, 0))))
                .isEmpty();
    }

    @Test
    void gramsAreCostTimesEnergyTimesIntensityAndUnknownIsNotZero() {
        var spend = new Spend("aws", "us-east-1", "Databases", null, new Money(new BigDecimal("1000"), "USD"));
        var ratio = SpendRatio.of("aws", "USD", THREE).orElseThrow();

        var known = new SpendEstimate(spend, "US-MIDA-PJM", ratio, 400.0, null);
        // 1000 USD · 1.8 kWh/USD · 400 g/kWh
        assertThat(known.grams()).isEqualTo(720_000);
        assertThat(known.lowGrams()).isEqualTo(320_000, within(1e-6));
        assertThat(known.highGrams()).isEqualTo(1_120_000, within(1e-6));
        assertThat(known.embodiedGrams()).isEqualTo(240);
        assertThat(new SpendEstimate(spend, null, ratio, null, "no intensity").known())
                .isFalse();
    }
}
