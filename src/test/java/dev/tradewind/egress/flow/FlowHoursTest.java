package dev.tradewind.egress.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class FlowHoursTest {
    private static final Instant EIGHT = Instant.parse("2024-05-01T08:00:00Z");

    @Test
    void aRowThatSpansHoursIsSplitInProportionToTime() {
        var hours = hours(row(EIGHT.plusSeconds(1800), EIGHT.plusSeconds(9000), 100L));
        assertThat(hours).extracting(FlowHour::bytes).containsExactly(25L, 50L, 25L);
        assertThat(hours).extracting(FlowHour::records).containsExactly(1L, 0L, 0L);
        assertThat(hours.getFirst().hour()).isEqualTo(EIGHT);
    }

    @Test
    void thePartsAlwaysAddUp() {
        var random = new SplittableRandom(7);
        for (int i = 0; i < 2000; i++) {
            var from = EIGHT.plusMillis(random.nextLong(100_000_000));
            var bytes = random.nextLong(1L << random.nextInt(1, 60));
            var hours = hours(row(from, from.plusMillis(random.nextLong(200_000_000)), bytes));
            assertThat(hours.stream().mapToLong(FlowHour::bytes).sum()).isEqualTo(bytes);
            assertThat(hours).allMatch(hour -> hour.bytes() >= 0);
        }
    }

    @Test
    void aRowThatEndsOnTheHourDoesNotTouchTheNext() {
        assertThat(hours(row(EIGHT, EIGHT.plusSeconds(3600), 9L))).hasSize(1);
        assertThat(hours(row(EIGHT, EIGHT, 9L))).hasSize(1);
    }

    @Test
    void unknownBytesStayUnknown() {
        assertThat(hours(row(EIGHT, EIGHT.plusSeconds(7200), null))).hasSize(2).allMatch(hour -> hour.bytes() == null);
    }

    private static List<FlowHour> hours(FlowRecord row) {
        var all = new ArrayList<FlowHour>();
        var hours = new FlowHours(1000, all::add);
        hours.add(row, Instant.EPOCH);
        hours.flush();
        return all;
    }

    private static FlowRecord row(Instant from, Instant to, Long bytes) {
        return new FlowRecord(
                from,
                to,
                "a",
                "eni",
                FlowEnd.at("10.0.0.1"),
                FlowEnd.at("10.0.0.2"),
                null,
                new FlowRecord.Count(bytes, bytes),
                null);
    }
}
