package dev.tradewind.workload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CronScheduleTest {
    /** Offsets and days of the changes as the time zone database has them. */
    @ParameterizedTest
    @CsvSource({
        "0 30 2 * * *, Europe/Berlin, 2026-03-28, 2026-03-28T01:30:00Z 2026-03-29T01:00:00Z 2026-03-30T00:30:00Z",
        "0 30 2 * * *, Europe/Berlin, 2026-10-24, 2026-10-24T00:30:00Z 2026-10-25T00:30:00Z 2026-10-26T01:30:00Z",
        "0 30 2 * * *, America/New_York, 2026-03-07, 2026-03-07T07:30:00Z 2026-03-08T07:00:00Z 2026-03-09T06:30:00Z",
        "0 30 1 * * *, America/New_York, 2026-10-31, 2026-10-31T05:30:00Z 2026-11-01T05:30:00Z 2026-11-02T06:30:00Z",
        "0 0 0 * * *, America/Santiago, 2026-09-05, 2026-09-05T04:00:00Z 2026-09-06T04:00:00Z 2026-09-07T03:00:00Z",
        "0 15 2 * * *, Australia/Lord_Howe, 2026-10-03, 2026-10-02T15:45:00Z 2026-10-03T15:30:00Z 2026-10-04T15:15:00Z",
        "0 45 1 * * *, Australia/Lord_Howe, 2026-04-04, 2026-04-03T14:45:00Z 2026-04-04T14:45:00Z 2026-04-05T15:15:00Z",
    })
    void everyDayHasItsRunOnceOnBothDaysOfTheChange(String cron, String zone, LocalDate day, String expected) {
        assertThat(starts(cron, zone, day, 3))
                .containsExactlyElementsOf(List.of(expected.split(" ")).stream()
                        .map(Instant::parse)
                        .toList());
        assertThat(starts(cron + " once", zone, day, 3)).isEqualTo(starts(cron, zone, day, 3));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Europe/Berlin", "America/New_York", "America/Santiago", "Australia/Lord_Howe", "Asia/Kolkata"})
    void aDailyRunNeverFailsAndNeverDoublesInTwoYears(String zone) {
        for (var cron : List.of("0 0 0 * * *", "0 30 1 * * *", "0 15 2 * * *", "0 59 2 * * *", "0 0 3 * * *")) {
            var days = new HashSet<LocalDate>();
            for (var start : starts(cron, zone, LocalDate.of(2026, 1, 1), 730)) {
                assertThat(days.add(LocalDate.ofInstant(start, ZoneId.of(zone))))
                        .as(cron + " " + start)
                        .isTrue();
            }
            assertThat(days).hasSize(730).contains(LocalDate.of(2026, 1, 1), LocalDate.of(2027, 12, 31));
        }
    }

    @Test
    void whatIsLeftOutMayAlsoBeOmittedAndWhatComesTwiceMayRunTwice() {
        assertThat(starts("0 30 2 * * * omit", "Europe/Berlin", LocalDate.of(2026, 3, 28), 2))
                .containsExactly(Instant.parse("2026-03-28T01:30:00Z"), Instant.parse("2026-03-30T00:30:00Z"));
        assertThat(starts("0 30 2 * * * omit", "Europe/Berlin", LocalDate.of(2026, 10, 25), 2))
                .containsExactly(Instant.parse("2026-10-25T00:30:00Z"), Instant.parse("2026-10-26T01:30:00Z"));
        assertThat(starts("0 30 2 * * * each", "Europe/Berlin", LocalDate.of(2026, 3, 29), 2))
                .containsExactly(Instant.parse("2026-03-29T01:00:00Z"), Instant.parse("2026-03-30T00:30:00Z"));
        assertThat(starts("0 30 2 * * * each", "Europe/Berlin", LocalDate.of(2026, 10, 25), 3))
                .containsExactly(
                        Instant.parse("2026-10-25T00:30:00Z"),
                        Instant.parse("2026-10-25T01:30:00Z"),
                        Instant.parse("2026-10-26T01:30:00Z"));
    }

    @Test
    void severalTimesThatAreLeftOutMakeOneStart() {
        assertThat(starts("0 0/20 2 * * *", "Europe/Berlin", LocalDate.of(2026, 3, 29), 2))
                .containsExactly(Instant.parse("2026-03-29T01:00:00Z"), Instant.parse("2026-03-30T00:00:00Z"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-03-28T12:10:00Z", "2026-10-24T12:10:00Z"})
    void whatRunsEveryHourCountsRealHours(Instant from) {
        var schedule = CronSchedule.parse("0 30 * * * *");
        var zone = ZoneId.of("Europe/Berlin");
        var last = schedule.next(from, zone).orElseThrow();
        for (int hour = 0; hour < 48; hour++) {
            var next = schedule.next(last, zone).orElseThrow();
            assertThat(Duration.between(last, next)).isEqualTo(Duration.ofHours(1));
            last = next;
        }
    }

    @Test
    void saysWhatIsPermitted() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CronSchedule.parse("0 30 2 * *"))
                .withMessageContaining("'0 30 2 * *'")
                .withMessageContaining("second minute hour day month weekday");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CronSchedule.parse("0 30 2 * * * twice"))
                .withMessageContaining("'twice'")
                .withMessageContaining("once, omit, each");
    }

    private static List<Instant> starts(String cron, String zone, LocalDate day, int number) {
        var schedule = CronSchedule.parse(cron);
        var starts = new ArrayList<Instant>();
        var after = day.atStartOfDay(ZoneId.of(zone)).toInstant().minusNanos(1);
        while (starts.size() < number) {
            after = schedule.next(after, ZoneId.of(zone)).orElseThrow();
            starts.add(after);
        }
        return starts;
    }
}
