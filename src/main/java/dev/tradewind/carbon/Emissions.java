package dev.tradewind.carbon;

import dev.tradewind.quantity.Energy;
import java.util.List;

/**
 * What running something emitted, with everything that it was computed from. Location-based, average intensity.
 *
 * @param compute at the meter, PUE included
 * @param network for bytes moved between sites
 * @param operationalGrams of compute and network
 * @param embodiedGrams share of manufacturing, stated apart
 * @param hours intensities used, one for each hour run
 * @param hoursUnknown hours for which nothing was known; they are left out, and the figure is then a lower bound
 */
public record Emissions(
        Energy compute,
        Energy network,
        double operationalGrams,
        double embodiedGrams,
        List<HourlyIntensity> hours,
        int hoursUnknown) {
    public Emissions {
        hours = List.copyOf(hours);
    }

    /** gCO2eq, operational and embodied. */
    public double totalGrams() {
        return operationalGrams + embodiedGrams;
    }

    /** Whether every hour was known by something. */
    public boolean complete() {
        return hoursUnknown == 0;
    }
}
