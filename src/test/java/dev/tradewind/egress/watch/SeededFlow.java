package dev.tradewind.egress.watch;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;

/** A flow of two years with what real ones have, and with changes of more than 20 % at known days. */
final class SeededFlow {
    /** What the series is like besides its noise. */
    enum Shape {
        WEEKLY,
        TREND,
        MONTH_END,
        NOISE,
        HOLIDAYS,
        GROWING,
        GAPS,
        EQUAL_MONTHS
    }

    /** @param factor what the day, or all days from it on, are multiplied by */
    record Planted(LocalDate day, boolean step, double factor) {}

    static final LocalDate FIRST = LocalDate.of(2024, 1, 1);
    static final int DAYS = 728;

    final Shape shape;
    final SortedMap<LocalDate, Double> daily = new TreeMap<>();
    final List<Planted> planted = new ArrayList<>();

    SeededFlow(Shape shape, long seed, boolean changes) {
        this.shape = shape;
        var random = new Random(seed * 7919 + shape.ordinal());
        if (changes) {
            plant(random);
        }
        double size = Math.exp(random.nextDouble(1, 9));
        double sigma = shape == Shape.NOISE ? random.nextDouble(0.04, 0.05) : random.nextDouble(0.01, 0.04);
        double weekend = shape == Shape.TREND ? 1 : random.nextDouble(0.4, 0.95);
        double perDay = switch (shape) {
            case TREND -> random.nextDouble(-0.001, 0.002);
            case GROWING -> random.nextDouble(0.003, 0.008);
            default -> random.nextDouble(-0.0003, 0.0003);
        };
        double monthEnd = random.nextDouble(1.3, 2);
        for (int i = 0; i < DAYS; i++) {
            var day = FIRST.plusDays(i);
            double value = size * Math.exp(perDay * Math.min(i, 400) + sigma * random.nextGaussian());
            value *= day.getDayOfWeek().compareTo(DayOfWeek.SATURDAY) >= 0 ? weekend : 1;
            if (shape == Shape.MONTH_END && day.lengthOfMonth() - day.getDayOfMonth() < 2) {
                value *= monthEnd;
            }
            if (shape == Shape.EQUAL_MONTHS) {
                value *= 30.0 / day.lengthOfMonth();
            }
            if (shape == Shape.HOLIDAYS && holiday(day)) {
                value *= 0.6;
            }
            for (var change : planted) {
                if (change.step() ? !day.isBefore(change.day()) : day.equals(change.day())) {
                    value *= change.factor();
                }
            }
            if (shape != Shape.GAPS || random.nextInt(25) > 0 || near(day)) {
                daily.put(day, value);
            }
        }
    }

    /** One change each 50 to 80 days, once the flow is known for ten weeks. */
    private void plant(Random random) {
        for (int day = 70; day < DAYS - 10; day += random.nextInt(50, 80)) {
            boolean step = random.nextBoolean();
            boolean up = !step || random.nextBoolean();
            double size = random.nextDouble(0.205, 1);
            // a fall by more than 20 % up to 60 %; a spike down is a dip, which is not to be found
            planted.add(new Planted(FIRST.plusDays(day), step, up ? 1 + size : 1 - Math.min(size, 0.6)));
        }
    }

    private boolean near(LocalDate day) {
        return planted.stream()
                .anyMatch(change ->
                        !day.isBefore(change.day()) && !day.isAfter(change.day().plusDays(1)));
    }

    private static boolean holiday(LocalDate day) {
        int monthDay = day.getMonthValue() * 100 + day.getDayOfMonth();
        return List.of(101, 401, 501, 704, 907, 1003, 1128, 1225, 1226).contains(monthDay);
    }
}
