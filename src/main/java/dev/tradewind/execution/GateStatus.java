package dev.tradewind.execution;

import dev.tradewind.carbon.HourlyIntensity;
import dev.tradewind.policy.LatestStartRule;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The carbon gate of an execution as it stands now.
 *
 * @param limitGramsPerKwh the policies' limit
 * @param zone null where the site's zone is unknown
 * @param reading what is known of this hour, null for nothing; a yearly figure is shown but does not count
 * @param gramsPerKwh the value that counts, the highest in the hours of a run that starts now; null for unknown, which
 *     keeps the gate closed
 * @param runHours length of the run, in whole hours
 * @param hours what is known around now, for reading; forecasts included
 */
public record GateStatus(
        double limitGramsPerKwh,
        @Nullable String zone,
        @Nullable HourlyIntensity reading,
        @Nullable Double gramsPerKwh,
        int runHours,
        Instant latestStartAt,
        LatestStartRule atLatestStart,
        List<HourlyIntensity> hours) {
    public GateStatus {
        hours = List.copyOf(hours);
    }

    public boolean open() {
        return gramsPerKwh != null && gramsPerKwh <= limitGramsPerKwh;
    }
}
