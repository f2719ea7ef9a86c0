package dev.tradewind.carbon.sci;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** Worked out by hand from the formula of ISO/IEC 21031:2024, clause on the SCI score: ((E · I) + M) per R. */
class SciScoreTest {
    @Test
    void aThousandOrdersShareEnergyAndManufacturing() {
        // 12.5 kWh · 400 g/kWh = 5,000 g; + 1,000 g embodied = 6,000 g; over 1,000 orders 6 g each
        assertThat(SciScore.grams(12.5, 400, 1000, 1000)).isEqualTo(6.0, within(1e-12));
    }

    @Test
    void twiceTheUnitsHalveTheRate() {
        assertThat(SciScore.grams(12.5, 400, 1000, 2000)).isEqualTo(3.0, within(1e-12));
    }
}
