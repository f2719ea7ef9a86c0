package dev.tradewind.egress.budget;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.SortedMap;

/**
 * Cost of consecutive days in one currency, for statistics: exact sums stay with the decimals they came from. A day whose
 * bill is not there is a gap, never a zero.
 */
public final class DailySpend {
    private final LocalDate first;
    private final double[] costs;

    private DailySpend(LocalDate first, double[] costs) {
        this.first = first;
        this.costs = costs;
    }

    /**
     * @param first first day
     * @param end the day behind the last one
     */
    public static DailySpend of(SortedMap<LocalDate, BigDecimal> known, LocalDate first, LocalDate end) {
        var costs = new double[(int) Math.max(0, end.toEpochDay() - first.toEpochDay())];
        Arrays.fill(costs, Double.NaN);
        known.subMap(first, end)
                .forEach((day, cost) -> costs[(int) (day.toEpochDay() - first.toEpochDay())] = cost.doubleValue());
        return new DailySpend(first, costs);
    }

    /** The days before one, and nothing of that day or later: what a forecast made then could have known. */
    DailySpend before(LocalDate day) {
        int length = (int) Math.clamp(day.toEpochDay() - first.toEpochDay(), 0, costs.length);
        return new DailySpend(first, Arrays.copyOf(costs, length));
    }

    LocalDate first() {
        return first;
    }

    LocalDate end() {
        return first.plusDays(costs.length);
    }

    /** NaN where it is not known. */
    double on(LocalDate day) {
        long index = day.toEpochDay() - first.toEpochDay();
        return index < 0 || index >= costs.length ? Double.NaN : costs[(int) index];
    }

    boolean knows(LocalDate day) {
        return !Double.isNaN(on(day));
    }

    int known(LocalDate from, LocalDate to) {
        int known = 0;
        for (var day = from; day.isBefore(to); day = day.plusDays(1)) {
            known += knows(day) ? 1 : 0;
        }
        return known;
    }
}
