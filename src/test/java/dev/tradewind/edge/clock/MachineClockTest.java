package dev.tradewind.edge.clock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class MachineClockTest {

    @Test
    void theTimeSinceTheStartOfTheMachineIsReadToTheHundredth() {
        assertThat(MachineClock.millis(bytes("4711.25 8000.10\n"))).isEqualTo(4_711_250);
        assertThat(MachineClock.millis(bytes("0.07 0.01\n"))).isEqualTo(70);
        assertThatThrownBy(() -> MachineClock.millis(bytes(" 1"))).hasMessageContaining("4711.25");
    }

    @Test
    void itNeverGoesBack() {
        var clock = new MachineClock();
        var last = 0L;
        for (var i = 0; i < 1_000; i++) {
            var now = clock.steadyMillis();
            assertThat(now).isGreaterThanOrEqualTo(last);
            last = now;
        }
        assertThat(last).isPositive();
    }

    private static ByteBuffer bytes(String text) {
        return ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII));
    }
}
