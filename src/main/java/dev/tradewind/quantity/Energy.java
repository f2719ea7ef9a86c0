package dev.tradewind.quantity;

import java.time.Duration;

/**
 * Electrical energy.
 *
 * @param kwh kilowatt-hours; finite
 */
public record Energy(double kwh) {
    public static final Energy NONE = new Energy(0);

    public Energy {
        if (!Double.isFinite(kwh)) {
            throw new IllegalArgumentException("energy of " + kwh + " kWh is not finite");
        }
    }

    /** Energy of a constant draw of {@code watts} for {@code duration}. */
    public static Energy ofWatts(double watts, Duration duration) {
        return new Energy(watts * duration.toMillis() / 3_600_000_000.0);
    }

    public Energy plus(Energy other) {
        return new Energy(kwh + other.kwh);
    }

    /** Energy at the meter of a site with this power usage effectiveness. */
    public Energy withPue(double pue) {
        if (!(pue >= 1)) {
            throw new IllegalArgumentException("PUE " + pue + " is below 1. Maybe it is given as its inverse, DCiE?");
        }
        return new Energy(kwh * pue);
    }
}
