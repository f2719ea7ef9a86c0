package dev.tradewind.planning;

import dev.tradewind.quantity.Money;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One plan in a list.
 *
 * @param number short number that people see: {@code P-309}
 * @param snapshotHash SHA-256 of the frozen inputs, an evidence blob
 * @param planHash SHA-256 of the plan, an evidence blob
 * @param objective per month: cost plus priced carbon, latency and delay
 * @param bound no plan that places the same workloads costs less
 * @param gapPercent null when the objective is not positive
 * @param deltaUsdPerMonth billed cost against today; negative saves
 * @param deltaKgCo2ePerMonth against today
 */
public record PlanSummary(
        PlanId id,
        long number,
        Instant createdAt,
        String reason,
        String snapshotHash,
        String planHash,
        Instant horizonFrom,
        int horizonHours,
        Money objective,
        Money bound,
        @Nullable Double gapPercent,
        Money deltaUsdPerMonth,
        double deltaKgCo2ePerMonth,
        int placed,
        int infeasible,
        int changes,
        int iterations,
        String stopReason,
        long tookMillis) {
    public String shortId() {
        return "P-" + number;
    }
}
