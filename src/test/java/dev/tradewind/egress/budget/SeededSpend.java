package dev.tradewind.egress.budget;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;

/** Two years of a budget's days with what real ones have: weekends, growth, month ends, slow waves, steps and noise. */
final class SeededSpend {
    enum Shape {
        PLAIN,
        GROWING,
        MONTH_END,
        WAVES,
        STEPS,
        GAPS
    }

    static final LocalDate FIRST = LocalDate.of(2024, 1, 1);
    static final int DAYS = 731;

    private SeededSpend() {}

    static SortedMap<LocalDate, BigDecimal> of(Shape shape, long seed) {
        var random = new Random(seed * 7919 + shape.ordinal());
        double size = Math.exp(random.nextDouble(2, 8));
        double weekend = random.nextDouble(0.4, 0.95);
        double noise = random.nextDouble(0.02, 0.08);
        double perDay = shape == Shape.GROWING ? random.nextDouble(0.0005, 0.003) : 0;
        double wave = 0;
        double level = 1;
        var days = new TreeMap<LocalDate, BigDecimal>();
        for (int i = 0; i < DAYS; i++) {
            var day = FIRST.plusDays(i);
            wave = 0.985 * wave + (shape == Shape.WAVES ? 0.02 * random.nextGaussian() : 0);
            if (shape == Shape.STEPS && random.nextInt(70) == 0) {
                level *= random.nextDouble(0.8, 1.3);
            }
            double cost = size * level * Math.exp(perDay * i + wave + noise * random.nextGaussian());
            cost *= day.getDayOfWeek().compareTo(DayOfWeek.SATURDAY) >= 0 ? weekend : 1;
            if (shape == Shape.MONTH_END && day.lengthOfMonth() - day.getDayOfMonth() < 2) {
                cost *= 1.6;
            }
            days.put(day, BigDecimal.valueOf(cost).setScale(6, RoundingMode.HALF_EVEN));
        }
        return days;
    }

    /** What is billed of it: with gaps, one day in 25 is not. */
    static SortedMap<LocalDate, BigDecimal> billed(Shape shape, SortedMap<LocalDate, BigDecimal> days) {
        var billed = new TreeMap<>(days);
        if (shape == Shape.GAPS) {
            billed.keySet().removeIf(day -> Math.floorMod(day.toEpochDay() * 2_654_435_761L >> 8, 25) == 0);
        }
        return billed;
    }
}
