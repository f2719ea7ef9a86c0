package dev.tradewind.catalog;

import java.time.LocalDate;

/**
 * What a provider's machines draw, on average over its processor generations.
 *
 * @param minWattsPerVcpu at 0 % utilisation
 * @param maxWattsPerVcpu at 100 % utilisation
 * @param memoryWattsPerGib drawn by each GiB held
 * @param networkKwhPerGb energy of moving 10^9 bytes between sites
 * @param embodiedGramsPerVcpuHour share of manufacturing, gCO2eq for each vCPU held one hour
 */
public record PowerCoefficients(
        String provider,
        double minWattsPerVcpu,
        double maxWattsPerVcpu,
        double memoryWattsPerGib,
        double networkKwhPerGb,
        double embodiedGramsPerVcpuHour,
        String source,
        LocalDate date) {}
