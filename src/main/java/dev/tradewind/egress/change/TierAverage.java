package dev.tradewind.egress.change;

import dev.tradewind.catalog.EgressPrice;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/**
 * What a tiered list makes of a payer's bytes in a range: each day's bytes at the steps that the bytes of the month's
 * earlier days leave. Pure.
 *
 * @param perGigabyte list price per GB over the range, by bytes
 * @param gigabytes in the range
 * @param monthGigabytes cumulated in the range's last month, up to the end of the range
 * @param lastStep price of the last byte
 * @param steps how much of the range went at which price; steps that no byte was at are left out
 */
public record TierAverage(
        BigDecimal perGigabyte,
        BigDecimal gigabytes,
        BigDecimal monthGigabytes,
        BigDecimal lastStep,
        List<EgressPrice.Part> steps) {

    public TierAverage {
        steps = List.copyOf(steps);
    }

    /** All of it at one price. */
    public TierAverage(BigDecimal perGigabyte, BigDecimal gigabytes, BigDecimal monthGigabytes, BigDecimal lastStep) {
        this(perGigabyte, gigabytes, monthGigabytes, lastStep, List.of(new EgressPrice.Part(perGigabyte, gigabytes)));
    }

    /**
     * Empty where the payer sent nothing in the range, or where the list has one price for every volume.
     *
     * @param daily GB of the payer per day, from the first day of the month in which the range begins
     * @param from first day of the range
     * @param to the day after its last
     */
    public static Optional<TierAverage> of(
            EgressPrice list, SortedMap<LocalDate, BigDecimal> daily, LocalDate from, LocalDate to) {
        if (list.tiers().size() < 2) {
            return Optional.empty();
        }
        var cost = BigDecimal.ZERO;
        var gigabytes = BigDecimal.ZERO;
        var steps = new LinkedHashMap<BigDecimal, BigDecimal>();
        var month = YearMonth.from(from);
        var cumulated = BigDecimal.ZERO;
        for (var day : daily.subMap(month.atDay(1), to).entrySet()) {
            if (!YearMonth.from(day.getKey()).equals(month)) {
                month = YearMonth.from(day.getKey());
                cumulated = BigDecimal.ZERO;
            }
            var until = cumulated.add(day.getValue());
            if (!day.getKey().isBefore(from)) {
                cost = cost.add(list.usdFor(until).subtract(list.usdFor(cumulated)));
                list.partsOnTop(cumulated, day.getValue())
                        .forEach(part -> steps.merge(part.usdPerGb(), part.gigabytes(), BigDecimal::add));
                gigabytes = gigabytes.add(day.getValue());
            }
            cumulated = until;
        }
        if (gigabytes.signum() <= 0 || cost.signum() <= 0) {
            return Optional.empty();
        }
        return Optional.of(new TierAverage(
                cost.divide(gigabytes, Billed.SCALE, RoundingMode.HALF_EVEN),
                gigabytes,
                cumulated,
                stepAt(list, cumulated),
                steps.entrySet().stream()
                        .map(step -> new EgressPrice.Part(step.getKey(), step.getValue()))
                        .toList()));
    }

    private static BigDecimal stepAt(EgressPrice list, BigDecimal gigabytes) {
        var step = list.firstUsdPerGb();
        for (var tier : list.tiers()) {
            if (gigabytes.compareTo(tier.fromGigabytes()) > 0) {
                step = tier.usdPerGb();
            }
        }
        return step;
    }
}
