package dev.tradewind.demo;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DayOfWeek;
import java.util.SplittableRandom;

/** Spreads a month's amount over its days: quieter weekends, a little noise, and a sum that is exact. */
final class DayShape {
    private static final int SCALE = 6;

    private DayShape() {}

    /** One amount per day of the month, which add up to {@code total} rounded to six decimals. */
    static BigDecimal[] spread(BigDecimal total, DemoMonth month, String seed) {
        var days = month.month().lengthOfMonth();
        var random = new SplittableRandom(
                ((long) seed.hashCode() << 20) ^ month.month().hashCode());
        var weights = new double[days];
        double sum = 0;
        for (int day = 0; day < days; day++) {
            var weekend = month.month().atDay(day + 1).getDayOfWeek().compareTo(DayOfWeek.SATURDAY) >= 0;
            weights[day] = (weekend ? 0.84 : 1.06) * random.nextDouble(0.97, 1.03);
            sum += weights[day];
        }
        var rest = total.setScale(SCALE, RoundingMode.HALF_EVEN);
        var amounts = new BigDecimal[days];
        for (int day = 0; day < days; day++) {
            amounts[day] = day == days - 1
                    ? rest
                    : total.multiply(BigDecimal.valueOf(weights[day] / sum)).setScale(SCALE, RoundingMode.HALF_EVEN);
            rest = rest.subtract(amounts[day]);
        }
        return amounts;
    }
}
