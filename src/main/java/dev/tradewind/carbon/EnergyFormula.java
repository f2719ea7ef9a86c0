package dev.tradewind.carbon;

import dev.tradewind.catalog.PowerCoefficients;
import dev.tradewind.quantity.Energy;
import org.jspecify.annotations.Nullable;

/**
 * DESIGN §3: {@code kWh = PUE · Σ_h (vCPU·(Pmin + u·(Pmax − Pmin)) + GiB·Pmem)/1000}, {@code network kWh = GB · kWhPerGb},
 * and for what is stored {@code kWh = PUE · Σ_h TB · copies · W per TB / 1000}. Pure.
 */
public final class EnergyFormula {
    private static final double GB_PER_TB = 1000;

    private EnergyFormula() {}

    /**
     * Draw of the machines in watts, before PUE.
     *
     * @param measuredWatts wins over the coefficients where it is known; GPUs count only through it
     * @param utilisation 0 to 1
     */
    public static double watts(
            double vcpus,
            double memoryGib,
            double utilisation,
            @Nullable Double measuredWatts,
            PowerCoefficients power) {
        if (measuredWatts != null) {
            return measuredWatts;
        }
        double perVcpu = power.minWattsPerVcpu() + utilisation * (power.maxWattsPerVcpu() - power.minWattsPerVcpu());
        return vcpus * perVcpu + memoryGib * power.memoryWattsPerGib();
    }

    /** Energy of one hour at the meter of a site. */
    public static Energy hour(double watts, double pue) {
        return new Energy(watts / 1000).withPue(pue);
    }

    /** Draw of the devices that hold all copies of what is stored, in watts, before PUE. */
    public static double storageWatts(double gigabytes, PowerCoefficients power) {
        return gigabytes / GB_PER_TB * power.storageCopies() * power.storageWattsPerTb();
    }

    public static Energy network(double gigabytes, PowerCoefficients power) {
        return new Energy(gigabytes * power.networkKwhPerGb());
    }
}
