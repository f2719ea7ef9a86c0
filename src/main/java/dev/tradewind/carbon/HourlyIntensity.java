package dev.tradewind.carbon;

import dev.tradewind.signal.SignalKind;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Average life-cycle intensity of one hour, location-based.
 *
 * @param hour start of the hour, UTC
 * @param gramsPerKwh gCO2eq/kWh
 * @param revision which word of the source it is, 1 for the first; 0 where no source spoke of the hour
 * @param knownAt when that word came in; null where no source spoke of the hour
 */
public record HourlyIntensity(
        Instant hour,
        double gramsPerKwh,
        SignalKind kind,
        String source,
        int revision,
        @Nullable Instant knownAt) {
    /** A value that no source stated for this hour. */
    public HourlyIntensity(Instant hour, double gramsPerKwh, SignalKind kind, String source) {
        this(hour, gramsPerKwh, kind, source, 0, null);
    }
}
