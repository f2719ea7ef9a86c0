package dev.tradewind.egress.watch;

import java.time.LocalDate;

/**
 * Allows for amounts of a month that are spread over its days: the days of a longer month are then smaller without anybody
 * having moved less. From the bill alone such a flow cannot be told from one that fell, so any change between none and that
 * of the month's length is as expected while the baseline still stands on days of the month before.
 */
final class EqualMonths {
    private EqualMonths() {}

    /** What is left of a residual when the lengths of the months are allowed for. */
    static double odd(LocalDate day, double beyond) {
        double before = Math.max(0, 1 - (day.getDayOfMonth() - 1) / (double) Baseline.DAYS_OF_LEVEL);
        double change = before * Math.log(day.minusMonths(1).lengthOfMonth() / (double) day.lengthOfMonth());
        double within = Math.clamp(beyond, Math.min(0, change), Math.max(0, change));
        return beyond - within;
    }
}
