package dev.tradewind.overview.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.ui.Formats;
import org.junit.jupiter.api.Test;

class ZoneHoursTest {
    @Test
    void theMapWritesTheNumberThatItsListWrites() {
        // 384.46 as tenths is 384.5, which a browser rounds to 385
        for (var grams : new double[] {384.46, 384.5, 385.5, 384.44, 0.4, 820.05}) {
            assertThat(String.valueOf(Math.round(ZoneHours.Reader.whole(grams))))
                    .isEqualTo(Formats.number(grams, 0));
        }
    }
}
