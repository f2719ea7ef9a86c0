package dev.tradewind.egress.watch;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.SortedMap;

/**
 * One flow's days as natural logarithms, by index from the first day. A day without a value is a gap, NaN, never a zero;
 * so is a day whose value is not positive.
 */
final class LogDays {
    private final LocalDate first;
    private final double[] logs;
    private final boolean[] odd;

    LogDays(SortedMap<LocalDate, Double> daily) {
        first = daily.firstKey();
        logs = new double[(int) (daily.lastKey().toEpochDay() - first.toEpochDay()) + 1];
        odd = new boolean[logs.length];
        Arrays.fill(logs, Double.NaN);
        daily.forEach((day, value) -> {
            if (value > 0) {
                logs[(int) (day.toEpochDay() - first.toEpochDay())] = Math.log(value);
            }
        });
    }

    int size() {
        return logs.length;
    }

    LocalDate day(int index) {
        return first.plusDays(index);
    }

    double log(int index) {
        return logs[index];
    }

    boolean known(int index) {
        return !Double.isNaN(logs[index]);
    }

    /** Whether the day may teach the baseline anything. */
    boolean ordinary(int index) {
        return known(index) && !odd[index];
    }

    /** Keeps days of a deviation that passed out of the baseline, or lets them back in. */
    void mark(int from, int to, boolean isOdd) {
        Arrays.fill(odd, from, to, isOdd);
    }

    int weekday(int index) {
        return (int) Math.floorMod(first.toEpochDay() + index + 3, 7);
    }

    /** Place near the turn of a month: −3 to −1 for its last days, 1 and 2 for its first, else 0. */
    int turn(int index) {
        var day = day(index);
        int left = day.lengthOfMonth() - day.getDayOfMonth();
        return left < 3 ? -1 - left : day.getDayOfMonth() <= 2 ? day.getDayOfMonth() : 0;
    }
}
