package dev.tradewind.carbon.sci;

import dev.tradewind.carbon.Emissions;
import dev.tradewind.workload.Workload;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * ISO/IEC 21031 of one workload and range: {@code SCI = (E · I + M) / R}, location-based, average intensity, without
 * certificates or offsets. A rate: scores of several workloads are never added.
 *
 * @param unit R is counted in; null where nobody chose one
 * @param counts what was counted; null without a unit
 * @param emissions E, I and M over the counted hours only; null without counts
 */
public record SciScore(
        Workload workload,
        @Nullable String unit,
        @Nullable Counts counts,
        @Nullable Emissions emissions) {

    /** Why there is no rate. */
    public enum Missing {
        NO_UNIT("no unit chosen"),
        NOT_COUNTED("not counted in this range"),
        ZERO_UNITS("0 counted: no rate"),
        NO_INTENSITY("grid intensity unknown");

        private final String words;

        Missing(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }

    /** What is missing for a rate; empty if there is one. */
    public Optional<Missing> missing() {
        if (unit == null) {
            return Optional.of(Missing.NO_UNIT);
        }
        if (counts == null || emissions == null || counts.hours().isEmpty()) {
            return Optional.of(Missing.NOT_COUNTED);
        }
        if (counts.units().signum() <= 0) {
            return Optional.of(Missing.ZERO_UNITS);
        }
        return emissions.hours().isEmpty() && emissions.hoursUnknown() > 0
                ? Optional.of(Missing.NO_INTENSITY)
                : Optional.empty();
    }

    /** gCO2e for one unit; empty where something is missing, which is not zero. */
    public Optional<Double> gramsPerUnit() {
        return missing().isPresent() || counts == null || emissions == null
                ? Optional.empty()
                : Optional.of(grams(
                        energyKwh(),
                        gramsPerKwh(),
                        embodiedGrams(),
                        counts.units().doubleValue()));
    }

    /** The formula of the standard. */
    static double grams(double energyKwh, double gramsPerKwh, double embodiedGrams, double units) {
        return (energyKwh * gramsPerKwh + embodiedGrams) / units;
    }

    /** E, at the meter, network included. */
    public double energyKwh() {
        return emissions == null ? Double.NaN : emissions.energy().kwh();
    }

    /** I, weighted by the energy of each hour. */
    public double gramsPerKwh() {
        return emissions == null || emissions.energy().kwh() == 0
                ? Double.NaN
                : emissions.operationalGrams() / emissions.energy().kwh();
    }

    /** M. */
    public double embodiedGrams() {
        return emissions == null ? Double.NaN : emissions.embodiedGrams();
    }
}
