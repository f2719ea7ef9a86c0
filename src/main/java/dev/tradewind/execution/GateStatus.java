package dev.tradewind.execution;

import dev.tradewind.carbon.HourlyIntensity;
import dev.tradewind.policy.LatestStartRule;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The carbon gate of an execution as it stands now.
 *
 * @param limitGramsPerKwh the policies' limit
 * @param zone null where the site's zone is unknown
 * @param reading what is known of this hour, null for nothing; a yearly figure is shown but does not count
 * @param gramsPerKwh the value that counts; null for unknown, which keeps the gate closed
 */
public record GateStatus(
        double limitGramsPerKwh,
        @Nullable String zone,
        @Nullable HourlyIntensity reading,
        @Nullable Double gramsPerKwh,
        Instant latestStartAt,
        LatestStartRule atLatestStart) {
    public boolean open() {
        return gramsPerKwh != null && gramsPerKwh <= limitGramsPerKwh;
    }
}
