package dev.tradewind.carbon;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The simplest forecast that knows a week: the mean of the same weekday and hour (UTC) over the last four weeks. */
final class SeasonalProfile {
    static final Duration HISTORY = Duration.ofDays(28);
    /** Beyond this a profile says no more than a yearly average. */
    static final Duration REACH = Duration.ofDays(14);

    private static final int LEAST_SAMPLES = 2;

    private final double[] sums;
    private final int[] counts;

    private SeasonalProfile(double[] sums, int[] counts) {
        this.sums = sums;
        this.counts = counts;
    }

    static SeasonalProfile of(List<HourlyIntensity> history) {
        var profile = new SeasonalProfile(new double[168], new int[168]);
        for (HourlyIntensity hour : history) {
            int slot = slot(hour.hour());
            profile.sums[slot] += hour.gramsPerKwh();
            profile.counts[slot]++;
        }
        return profile;
    }

    /** gCO2eq/kWh, or null where too little is known of that weekday and hour. */
    @Nullable
    Double at(Instant hour) {
        int slot = slot(hour);
        return counts[slot] < LEAST_SAMPLES ? null : sums[slot] / counts[slot];
    }

    private static int slot(Instant hour) {
        var utc = hour.atOffset(ZoneOffset.UTC);
        return (utc.getDayOfWeek().getValue() - 1) * 24 + utc.getHour();
    }
}
