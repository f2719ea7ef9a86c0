package dev.tradewind.carbon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tradewind.signal.SignalKind;
import dev.tradewind.signal.SignalPoint;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class MeasuredUseTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    @Test
    void quartersOfAnHourCountByTheTimeForWhichTheyHold() {
        var use = MeasuredUse.byHour(List.of(point(0, 15, "0.2"), point(15, 45, "0.6")));

        // (15 · 0.2 + 45 · 0.6) / 60
        assertThat(use).hasSize(1);
        assertThat(use.get(NOON)).isEqualTo(0.5, within(1e-12));
    }

    @Test
    void aDayFillsAllItsHoursAndNoOther() {
        var use = MeasuredUse.byHour(List.of(point(0, 24 * 60, "0.3")));

        assertThat(use).hasSize(24).doesNotContainKey(NOON.plus(Duration.ofHours(24)));
        assertThat(use.values()).allSatisfy(each -> assertThat(each).isEqualTo(0.3, within(1e-12)));
    }

    private static SignalPoint point(int fromMinute, int minutes, String share) {
        Instant from = NOON.plus(Duration.ofMinutes(fromMinute));
        return SignalPoint.observed(
                "utilisation:w",
                from,
                from.plus(Duration.ofMinutes(minutes)),
                new BigDecimal(share),
                SignalKind.MEASURED,
                "share",
                "test",
                from);
    }
}
