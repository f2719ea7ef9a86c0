package dev.tradewind.egress;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.egress.EgressQueries.BilledDay;
import dev.tradewind.quantity.TimeRange;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A day that is not wholly billed must not look like a fall. */
class CompleteDaysTest {
    private static final LocalDate TODAY = LocalDate.parse("2026-06-20");
    private final List<BilledDay> billed = new ArrayList<>();

    @Test
    void todayIsNeverCompleteEvenWhereABillGoesOn() {
        daily("aws", 14, "2026-06-21T00:00:00Z");
        assertThat(until()).isEqualTo(TODAY);
        // a range that contains today is compared without it, against as many days before
        var asked = TimeRange.ofDays(TODAY.minusDays(6), TODAY.plusDays(1), ZoneOffset.UTC);
        var compared = Comparison.of(asked, false, until(), ZoneOffset.UTC);
        assertThat(compared.now()).isEqualTo(TimeRange.ofDays(TODAY.minusDays(6), TODAY, ZoneOffset.UTC));
        assertThat(compared.before())
                .isEqualTo(TimeRange.ofDays(TODAY.minusDays(12), TODAY.minusDays(6), ZoneOffset.UTC));
    }

    @Test
    void theDayInWhichTheBillEndsIsNotCompleteAndOneThatItEndsWithIs() {
        daily("aws", 14, "2026-06-18T09:00:00Z");
        assertThat(until()).isEqualTo("2026-06-18");
        billed.clear();
        daily("aws", 14, "2026-06-18T00:00:00Z");
        assertThat(until()).isEqualTo("2026-06-18");
        assertThat(CompleteDays.until(billed, TODAY, ZoneId.of("America/Chicago")))
                .isEqualTo("2026-06-17");
    }

    @Test
    void aProviderWhoseBillIsLateMakesTheDaysItLacksIncomplete() {
        daily("aws", 14, "2026-06-20T00:00:00Z");
        daily("gcp", 14, "2026-06-17T00:00:00Z");
        assertThat(until()).isEqualTo("2026-06-17");
    }

    @Test
    void oneThatStoppedOrSeldomBillsTransfersDoesNot() {
        daily("aws", 14, "2026-06-20T00:00:00Z");
        daily("oracle", 14, "2026-06-12T00:00:00Z");
        billed.add(new BilledDay("azure", LocalDate.parse("2026-06-16"), Instant.parse("2026-06-17T00:00:00Z")));
        assertThat(until()).isEqualTo("2026-06-20");
    }

    @Test
    void withoutABillOnlyTodayIsLeftOut() {
        assertThat(until()).isEqualTo(TODAY);
    }

    private LocalDate until() {
        return CompleteDays.until(billed, TODAY, ZoneOffset.UTC);
    }

    private void daily(String provider, int days, String end) {
        var ends = Instant.parse(end);
        var last = LocalDate.ofInstant(ends.minusNanos(1), ZoneOffset.UTC);
        for (var i = 0; i < days; i++) {
            var day = last.minusDays(i);
            var midnight = day.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
            billed.add(new BilledDay(provider, day, midnight.isBefore(ends) ? midnight : ends));
        }
    }
}
