package dev.tradewind.carbon.sci;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.quantity.TimeRange;
import dev.tradewind.signal.SignalKind;
import dev.tradewind.signal.SignalPoint;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class CountsTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final TimeRange DAY = TimeRange.startingAt(NOON, Duration.ofHours(12));

    @Test
    void countsThatFollowEachOtherAreOneSpanAndAGapPartsThem() {
        var counts = Counts.of(List.of(count(0, 60, 10), count(60, 60, 20), count(180, 60, 5)), DAY);

        assertThat(counts.units()).isEqualByComparingTo("35");
        assertThat(counts.hours()).containsExactly(hours(0, 2), hours(3, 1));
        assertThat(counts.counted()).isEqualTo(Duration.ofHours(3));
    }

    @Test
    void aCountOfTimeThatAnotherCoversAlreadyIsLeftOutAndSaid() {
        var counts = Counts.of(List.of(count(0, 120, 30), count(60, 60, 20)), DAY);

        assertThat(counts.units()).isEqualByComparingTo("30");
        assertThat(counts.overlapping()).isEqualTo(1);
    }

    @Test
    void aCountThatReachesBeyondTheRangeIsNotSplit() {
        var counts = Counts.of(List.of(count(-60, 120, 30), count(660, 120, 20)), DAY);

        assertThat(counts.hours()).isEmpty();
        assertThat(counts.units()).isZero();
    }

    @Test
    void quarterHoursMakeWholeHoursAndTheRestOfAnHourIsLeftOut() {
        var counts = Counts.of(
                List.of(count(15, 45, 7), count(60, 15, 1), count(75, 15, 1), count(90, 15, 1), count(105, 15, 1)),
                DAY);

        assertThat(counts.hours()).containsExactly(hours(1, 1));
        assertThat(counts.units()).isEqualByComparingTo("4");
    }

    private static TimeRange hours(int after, int length) {
        return TimeRange.startingAt(NOON.plus(Duration.ofHours(after)), Duration.ofHours(length));
    }

    private static SignalPoint count(int fromMinute, int minutes, int units) {
        Instant from = NOON.plus(Duration.ofMinutes(fromMinute));
        return SignalPoint.observed(
                "units:shop:order",
                from,
                from.plus(Duration.ofMinutes(minutes)),
                BigDecimal.valueOf(units),
                SignalKind.MEASURED,
                "order served",
                "by hand",
                from);
    }
}
