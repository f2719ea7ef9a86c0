package dev.tradewind.carbon;

import dev.tradewind.quantity.Energy;

/**
 * What keeping data at one site emitted.
 *
 * @param energy at the meter of that site
 * @param grams operational, gCO2e
 */
public record StorageEmissions(Energy energy, double grams) {
    StorageEmissions plus(StorageEmissions other) {
        return new StorageEmissions(energy.plus(other.energy), grams + other.grams);
    }
}
