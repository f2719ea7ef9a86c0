package dev.tradewind.carbon;

import dev.tradewind.signal.SignalKind;
import java.time.Instant;

/**
 * Average life-cycle intensity of one hour, location-based.
 *
 * @param hour start of the hour, UTC
 * @param gramsPerKwh gCO2eq/kWh
 */
public record HourlyIntensity(Instant hour, double gramsPerKwh, SignalKind kind, String source) {}
