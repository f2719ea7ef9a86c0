package dev.tradewind.carbon.inventory;

import dev.tradewind.carbon.EnergyBasis;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Lines of one workload, owner, zone or provider, each column with its own meaning; columns are not added to each other.
 *
 * @param bases what the energy of its lines was computed from, the surest first
 * @param lines what it is made of
 */
public record InventoryGroup(
        String name,
        double scope2LocationGrams,
        double scope2MarketGrams,
        double scope3Grams,
        double embodiedGrams,
        double lowGrams,
        double highGrams,
        int hoursUnknown,
        Set<EnergyBasis> bases,
        List<InventoryLine> lines) {
    public InventoryGroup {
        lines = List.copyOf(lines);
    }

    static InventoryGroup of(String name, List<InventoryLine> lines) {
        double location2 = 0;
        double market2 = 0;
        double scope3 = 0;
        double embodied = 0;
        double low = 0;
        double high = 0;
        int unknown = 0;
        for (InventoryLine line : lines) {
            if (line.scope() == GhgScope.SCOPE_2) {
                location2 += line.locationGrams();
                market2 += line.marketGrams() == null ? 0 : line.marketGrams();
            } else {
                scope3 += line.locationGrams();
            }
            embodied += line.embodiedGrams();
            low += line.lowGrams();
            high += line.highGrams();
            unknown += line.hoursUnknown();
        }
        Set<EnergyBasis> bases =
                lines.stream().map(InventoryLine::basis).collect(Collectors.toCollection(TreeSet::new));
        return new InventoryGroup(name, location2, market2, scope3, embodied, low, high, unknown, bases, lines);
    }

    /** Operational, location-based, of both scopes; for order and share only. */
    public double locationGrams() {
        return scope2LocationGrams + scope3Grams;
    }

    /** Operational, location-based, and embodied; for order and share only. */
    public double totalGrams() {
        return locationGrams() + embodiedGrams;
    }

    /** Of machines, storage and network, at the meter. */
    public double kwh() {
        return lines.stream().mapToDouble(InventoryLine::kwh).sum();
    }

    public long workloads() {
        return lines.stream().map(line -> line.workload().name()).distinct().count();
    }
}
