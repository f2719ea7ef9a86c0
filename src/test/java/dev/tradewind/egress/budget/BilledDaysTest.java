package dev.tradewind.egress.budget;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class BilledDaysTest {
    @Test
    void aBudgetCanBeLookedAtBeforeTheFirstBill() {
        var billed = new BilledDays(List.of(), LocalDate.parse("2026-11-28"));
        var until = billed.until(billed.providers());
        var outlook = MonthOutlook.of(YearMonth.parse("2026-11"), new TreeMap<>(), until, until);
        assertThat(outlook.daysToCome()).isEqualTo(30);
        assertThat(outlook.expected()).isNull();
        assertThat(outlook.history()).isZero();
    }
}
