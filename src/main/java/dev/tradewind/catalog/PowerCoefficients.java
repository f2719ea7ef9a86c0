package dev.tradewind.catalog;

import java.time.LocalDate;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/**
 * What a provider's machines draw, on average over its processor generations.
 *
 * @param minWattsPerVcpu at 0 % utilisation
 * @param maxWattsPerVcpu at 100 % utilisation
 * @param memoryWattsPerGib drawn by each GiB held
 * @param storageWattsPerTb drawn by each 10^12 bytes of one copy
 * @param storageCopies how many copies the provider holds of what is stored
 * @param networkKwhPerGb energy of moving 10^9 bytes between sites
 * @param embodiedGramsPerVcpuHour share of manufacturing, gCO2eq for each vCPU held one hour
 * @param lowestOfMean what the most frugal generation draws at half use, as a share of the mean
 * @param highestOfMean the same of the hungriest
 */
public record PowerCoefficients(
        String provider,
        double minWattsPerVcpu,
        double maxWattsPerVcpu,
        double memoryWattsPerGib,
        double storageWattsPerTb,
        double storageCopies,
        double networkKwhPerGb,
        double embodiedGramsPerVcpuHour,
        double lowestOfMean,
        double highestOfMean,
        String source,
        LocalDate date) {

    /** One of them with where it comes from; of PUE, which belongs to sites, empty. */
    public Optional<Coefficient> coefficient(CoefficientName name) {
        return switch (name) {
            case MIN_WATTS_PER_VCPU -> of(name, minWattsPerVcpu);
            case MAX_WATTS_PER_VCPU -> of(name, maxWattsPerVcpu);
            case MEMORY_WATTS_PER_GIB -> of(name, memoryWattsPerGib);
            case STORAGE_WATTS_PER_TB -> of(name, storageWattsPerTb);
            case STORAGE_COPIES -> of(name, storageCopies);
            case NETWORK_KWH_PER_GB -> of(name, networkKwhPerGb);
            case EMBODIED_GRAMS_PER_VCPU_HOUR -> of(name, embodiedGramsPerVcpuHour);
            case PUE -> Optional.empty();
        };
    }

    private Optional<Coefficient> of(CoefficientName name, double value) {
        return Optional.of(new Coefficient(provider, name, value, source, date, false));
    }

    /** The same with other values. */
    PowerCoefficients with(ToDoubleFunction<CoefficientName> values) {
        return new PowerCoefficients(
                provider,
                values.applyAsDouble(CoefficientName.MIN_WATTS_PER_VCPU),
                values.applyAsDouble(CoefficientName.MAX_WATTS_PER_VCPU),
                values.applyAsDouble(CoefficientName.MEMORY_WATTS_PER_GIB),
                values.applyAsDouble(CoefficientName.STORAGE_WATTS_PER_TB),
                values.applyAsDouble(CoefficientName.STORAGE_COPIES),
                values.applyAsDouble(CoefficientName.NETWORK_KWH_PER_GB),
                values.applyAsDouble(CoefficientName.EMBODIED_GRAMS_PER_VCPU_HOUR),
                lowestOfMean,
                highestOfMean,
                source,
                date);
    }
}
