package dev.tradewind.egress;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.quantity.TimeRange;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class ComparisonTest {
    private static final ZoneId UTC = ZoneOffset.UTC;

    private static TimeRange days(String first, String after) {
        return TimeRange.ofDays(LocalDate.parse(first), LocalDate.parse(after), UTC);
    }

    @Test
    void leavesOutDaysWhoseBillIsNotComplete() {
        var compared = Comparison.of(days("2026-11-01", "2026-11-26"), true, LocalDate.parse("2026-11-25"), UTC);
        assertThat(compared.now()).isEqualTo(days("2026-11-01", "2026-11-25"));
        assertThat(compared.before()).isEqualTo(days("2026-10-01", "2026-10-25"));
    }

    @Test
    void comparesOtherRangesWithTheEquallyLongOneBefore() {
        var compared = Comparison.of(days("2026-11-08", "2026-11-15"), false, LocalDate.parse("2026-11-25"), UTC);
        assertThat(compared.now()).isEqualTo(days("2026-11-08", "2026-11-15"));
        assertThat(compared.before()).isEqualTo(days("2026-11-01", "2026-11-08"));
    }

    @Test
    void comparesAWholeMonthWithTheMonthBeforeAsInvoicesDo() {
        var compared = Comparison.of(days("2026-10-01", "2026-11-01"), false, LocalDate.parse("2026-11-25"), UTC);
        assertThat(compared.now()).isEqualTo(days("2026-10-01", "2026-11-01"));
        assertThat(compared.before()).isEqualTo(days("2026-09-01", "2026-10-01"));
    }

    @Test
    void takesNoMonthForWholeWhoseBillIsNotComplete() {
        var compared = Comparison.of(days("2026-11-01", "2026-12-01"), false, LocalDate.parse("2026-11-25"), UTC);
        assertThat(compared.now()).isEqualTo(days("2026-11-01", "2026-11-25"));
        assertThat(compared.before().duration()).isEqualTo(compared.now().duration());
    }

    @Test
    void neverComparesWithAShorterMonth() {
        var compared = Comparison.of(days("2027-03-01", "2027-03-31"), true, LocalDate.parse("2027-04-02"), UTC);
        assertThat(compared.before().duration()).isEqualTo(compared.now().duration());
        assertThat(compared.before()).isEqualTo(days("2027-01-30", "2027-03-01"));
    }

    @Test
    void asksAboutTheWholeRangeWhereNoDayOfItIsComplete() {
        var asked = days("2026-11-25", "2026-11-26");
        assertThat(Comparison.of(asked, false, LocalDate.parse("2026-11-25"), UTC)
                        .now())
                .isEqualTo(asked);
    }
}
