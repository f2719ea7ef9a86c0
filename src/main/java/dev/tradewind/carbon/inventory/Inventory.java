package dev.tradewind.carbon.inventory;

import dev.tradewind.carbon.EnergyBasis;
import dev.tradewind.quantity.TimeRange;
import dev.tradewind.signal.SignalKind;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/**
 * What a set of workloads emitted in a range.
 *
 * @param range what was asked for, cut at the last whole hour that is over
 * @param gramsByKind operational, location-based, by the kind of the intensity that it was computed with
 * @param contractShare share of the hours of own machines that a contract covers, 0 to 1; NaN without own machines
 * @param guests workloads that are left out because they run on machines of another that is counted
 * @param notEstimated for each item of billed use without an estimate, why
 */
public record Inventory(
        TimeRange range,
        List<InventoryLine> lines,
        Map<SignalKind, Double> gramsByKind,
        double contractShare,
        List<String> guests,
        List<String> notEstimated) {
    private static final double GRAMS_PER_TONNE = 1_000_000;

    public Inventory {
        lines = List.copyOf(lines);
        guests = List.copyOf(guests);
        notEstimated = List.copyOf(notEstimated);
        gramsByKind = Map.copyOf(gramsByKind);
    }

    /** tCO2e of grams. */
    public static double tonnes(double grams) {
        return grams / GRAMS_PER_TONNE;
    }

    /** Operational, location-based. */
    public double locationGrams(GhgScope scope) {
        return sum(scope, InventoryLine::locationGrams);
    }

    /** Operational, market-based; of own sites only. */
    public double marketGrams() {
        return sum(GhgScope.SCOPE_2, line -> line.marketGrams() == null ? 0 : line.marketGrams());
    }

    public double embodiedGrams(GhgScope scope) {
        return lines.stream()
                .filter(line -> line.embodiedScope() == scope)
                .mapToDouble(InventoryLine::embodiedGrams)
                .sum();
    }

    private double sum(GhgScope scope, ToDoubleFunction<InventoryLine> of) {
        return lines.stream()
                .filter(line -> line.scope() == scope)
                .mapToDouble(of)
                .sum();
    }

    /** Whether every hour had an intensity, and all billed use an estimate. */
    public boolean complete() {
        return notEstimated.isEmpty() && lines.stream().allMatch(line -> line.hoursUnknown() == 0);
    }

    /** Location-based grams by what the energy of machines, and of use that only bills know, was computed from. */
    public Map<EnergyBasis, Double> gramsByBasis() {
        return lines.stream()
                .filter(line -> line.part() == InventoryPart.MACHINES || line.part() == InventoryPart.BILLED_USE)
                .collect(Collectors.groupingBy(
                        InventoryLine::basis, Collectors.summingDouble(InventoryLine::locationGrams)));
    }

    /** Lines together by something, the largest first. */
    public List<InventoryGroup> by(Function<InventoryLine, String> name) {
        Map<String, List<InventoryLine>> groups =
                lines.stream().collect(Collectors.groupingBy(name, LinkedHashMap::new, Collectors.toList()));
        return groups.entrySet().stream()
                .map(entry -> InventoryGroup.of(entry.getKey(), entry.getValue()))
                .sorted(Comparator.comparingDouble(InventoryGroup::totalGrams).reversed())
                .toList();
    }
}
