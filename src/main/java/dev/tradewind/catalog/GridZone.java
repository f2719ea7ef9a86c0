package dev.tradewind.catalog;

import org.jspecify.annotations.Nullable;

/**
 * An electricity zone with its published yearly average.
 *
 * @param id Electricity Maps zone id, for example {@code DE} or {@code US-CAL-CISO}
 * @param yearlyGramsPerKwh life-cycle average of {@code year} in gCO2eq/kWh, null where none was published
 * @param source publisher of the yearly figure
 */
public record GridZone(
        String id, String name, int year, @Nullable Double yearlyGramsPerKwh, String source) {}
