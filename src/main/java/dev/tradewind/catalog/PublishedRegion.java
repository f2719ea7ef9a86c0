package dev.tradewind.catalog;

import org.jspecify.annotations.Nullable;

/**
 * What a provider publishes of the electricity of one of its regions.
 *
 * @param gramsPerKwh intensity of the grid, yearly, gCO2eq/kWh
 * @param carbonFreeShare hourly matched share of carbon-free energy, 0 to 1; null where it states none
 */
public record PublishedRegion(
        String siteId,
        int year,
        double gramsPerKwh,
        @Nullable Double carbonFreeShare) {
    /** Where the figures come from. */
    public static final String SOURCE = "Google, region-carbon-info";
}
