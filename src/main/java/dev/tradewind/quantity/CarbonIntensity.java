package dev.tradewind.quantity;

/**
 * How dirty a kilowatt-hour is.
 *
 * @param gramsPerKwh gCO2eq per kWh; finite, never negative for location-based averages
 */
public record CarbonIntensity(double gramsPerKwh) implements Comparable<CarbonIntensity> {
    public CarbonIntensity {
        if (!Double.isFinite(gramsPerKwh) || gramsPerKwh < 0) {
            throw new IllegalArgumentException(
                    "carbon intensity " + gramsPerKwh
                            + " g/kWh is not a finite amount of at least 0. Maybe the value is missing, which is unknown and not 0?");
        }
    }

    public static CarbonIntensity ofMilligrams(long milligramsPerKwh) {
        return new CarbonIntensity(milligramsPerKwh / 1000.0);
    }

    /** The engine's integer unit, mg per kWh, rounded to the nearest. */
    public long milligramsPerKwh() {
        return Math.round(gramsPerKwh * 1000.0);
    }

    /** Grams emitted when this much energy is used. */
    public double gramsFor(Energy energy) {
        return energy.kwh() * gramsPerKwh;
    }

    @Override
    public int compareTo(CarbonIntensity other) {
        return Double.compare(gramsPerKwh, other.gramsPerKwh);
    }
}
