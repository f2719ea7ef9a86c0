package dev.tradewind.egress.budget;

import java.math.BigDecimal;
import java.time.YearMonth;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MonthOutlookTest {
    @ParameterizedTest
    @EnumSource(SeededSpend.Shape.class)
    void coverage(SeededSpend.Shape shape) {
        int within = 0, all = 0;
        double mape = 0;
        for (long seed = 1; seed <= 20; seed++) {
            var days = SeededSpend.of(shape, seed);
            for (var month = YearMonth.of(2024, 7);
                    month.isBefore(YearMonth.of(2025, 12));
                    month = month.plusMonths(1)) {
                for (int day : new int[] {4, 11, 18, 25}) {
                    var until = month.atDay(day);
                    var outlook = MonthOutlook.of(month, days.headMap(until), SeededSpend.FIRST, until);
                    double truth = 0;
                    double ahead = 0;
                    for (var d = month.atDay(1); !d.isAfter(month.atEndOfMonth()); d = d.plusDays(1)) {
                        if (d.isBefore(until) && !days.containsKey(d)) {
                            continue;
                        }
                        truth += days.getOrDefault(d, BigDecimal.ZERO).doubleValue();
                    }
                    if (shape == SeededSpend.Shape.GAPS) continue;
                    all++;
                    mape += Math.abs(outlook.expected().doubleValue() / truth - 1);
                    if (truth >= outlook.low().doubleValue()
                            && truth <= outlook.high().doubleValue()) within++;
                }
            }
        }
        System.out.println(shape + " " + within + " of " + all + " = " + (100.0 * within / Math.max(1, all)) + " mape "
                + mape / Math.max(1, all));
    }
}
