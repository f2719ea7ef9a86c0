package dev.tradewind.egress.watch;

import dev.tradewind.egress.watch.WatchedDays.Day;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The newest deviation of a flow, with what it costs. Pure. Bytes are judged where the bill counts them on nine of ten
 * days, since the steps of a price list make the cost of the same bytes fall within every month; else the cost is.
 *
 * @param unit GB or the currency
 * @param costPerDay by how much a day costs more than usual, at the price of the days seen
 */
record JudgedFlow(Deviation deviation, String unit, BigDecimal costPerDay) {
    private static final int KNOWN_BEFORE = 14;
    private static final double METERED = 0.9;

    /** @param since the first day that a bill of the provider covers */
    static Optional<JudgedFlow> of(WatchedFlow flow, SortedMap<LocalDate, Day> days, LocalDate since) {
        boolean metered = days.values().stream()
                        .filter(day -> day.gigabytes().signum() > 0)
                        .count()
                >= METERED * days.size();
        var values = new TreeMap<LocalDate, Double>();
        days.forEach((day, billed) -> values.put(day, (metered ? billed.gigabytes() : billed.cost()).doubleValue()));
        var found = Detector.in(values);
        var newest = found.isEmpty() ? began(values, since) : Optional.of(found.getLast());
        return newest.map(deviation ->
                new JudgedFlow(deviation, metered ? "GB" : flow.currency(), cost(deviation, days, metered)));
    }

    /** A flow that began well after its provider's bills did, once its second day is there. */
    private static Optional<Deviation> began(TreeMap<LocalDate, Double> values, LocalDate since) {
        var first = values.firstKey();
        if (values.size() < 2 || first.isBefore(since.plusDays(KNOWN_BEFORE))) {
            return Optional.empty();
        }
        var week = values.headMap(first.plusDays(7)).values();
        double mean = week.stream().mapToDouble(each -> each).average().orElse(0);
        var last = values.headMap(first.plusDays(7)).lastKey();
        return Optional.of(new Deviation(DeviationKind.NEW_FLOW, first, last, 0, mean, first.plusDays(1)));
    }

    private static BigDecimal cost(Deviation deviation, SortedMap<LocalDate, Day> days, boolean metered) {
        var more = BigDecimal.valueOf(deviation.seen() - deviation.usual());
        if (!metered) {
            return more.setScale(12, RoundingMode.HALF_EVEN);
        }
        var cost = BigDecimal.ZERO;
        var gigabytes = BigDecimal.ZERO;
        for (var day :
                days.subMap(deviation.from(), deviation.through().plusDays(1)).values()) {
            cost = cost.add(day.cost());
            gigabytes = gigabytes.add(day.gigabytes());
        }
        return gigabytes.signum() <= 0
                ? BigDecimal.ZERO
                : more.multiply(cost).divide(gigabytes, 12, RoundingMode.HALF_EVEN);
    }
}
