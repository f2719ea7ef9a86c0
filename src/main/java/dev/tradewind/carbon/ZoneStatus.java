package dev.tradewind.carbon;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A zone as it stands at one hour.
 *
 * @param now the best that is known of the hour, null where nothing is
 * @param knownTo until when a source has spoken, null where none ever did
 * @param yearlyGramsPerKwh published average, null where none is
 */
public record ZoneStatus(
        String zone,
        String name,
        int sites,
        @Nullable HourlyIntensity now,
        @Nullable Instant knownTo,
        @Nullable Double yearlyGramsPerKwh,
        int yearlyOf) {}
