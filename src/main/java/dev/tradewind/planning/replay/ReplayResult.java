package dev.tradewind.planning.replay;

import org.jspecify.annotations.Nullable;

/**
 * One zone under one setting.
 *
 * @param averageGramsPerKwh mean intensity at which the jobs ran
 * @param avoidedPercent against running every job at once
 * @param publishedAvoidedPercent what the data beside the experiment states; null where it states nothing
 * @param onDemandCpuHours beyond what is reserved; null where the experiment has no reserved capacity
 * @param meanWaitingHours of a job, from its arrival to its end without the time that it runs; null where nothing waits
 */
public record ReplayResult(
        String zone,
        String setting,
        double averageGramsPerKwh,
        double avoidedPercent,
        @Nullable Double publishedAvoidedPercent,
        @Nullable Double onDemandCpuHours,
        @Nullable Double meanWaitingHours) {
    public ReplayResult(
            String zone,
            String setting,
            double averageGramsPerKwh,
            double avoidedPercent,
            @Nullable Double publishedAvoidedPercent) {
        this(zone, setting, averageGramsPerKwh, avoidedPercent, publishedAvoidedPercent, null, null);
    }
}
