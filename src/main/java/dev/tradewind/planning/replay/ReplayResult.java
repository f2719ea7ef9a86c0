package dev.tradewind.planning.replay;

import org.jspecify.annotations.Nullable;

/**
 * One zone under one setting.
 *
 * @param averageGramsPerKwh mean intensity at which the jobs ran
 * @param avoidedPercent against running every job at once
 * @param publishedAvoidedPercent what the data beside the experiment states; null where it states nothing
 */
public record ReplayResult(
        String zone,
        String setting,
        double averageGramsPerKwh,
        double avoidedPercent,
        @Nullable Double publishedAvoidedPercent) {}
