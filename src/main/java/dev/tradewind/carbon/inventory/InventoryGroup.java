package dev.tradewind.carbon.inventory;

import java.util.List;

/** Lines of one workload, owner, zone or provider, each column with its own meaning; columns are not added to each other. */
public record InventoryGroup(
        String name,
        double scope2LocationGrams,
        double scope2MarketGrams,
        double scope3Grams,
        double embodiedGrams,
        double lowGrams,
        double highGrams,
        int hoursUnknown) {

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
        return new InventoryGroup(name, location2, market2, scope3, embodied, low, high, unknown);
    }

    /** Operational, location-based, of both scopes; for order and share only. */
    public double locationGrams() {
        return scope2LocationGrams + scope3Grams;
    }
}
