package dev.tradewind.placement;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The result of one run of the engine.
 *
 * @param assignments by workload id
 * @param objectiveNanoUsd sum over the assignments, per month
 * @param boundNanoUsd no plan that places the same workloads can cost less; {@code prices} prove it
 * @param iterations how many price steps were taken: the deterministic measure of work
 */
public record Plan(
        List<Assignment> assignments,
        List<Infeasible> infeasible,
        long objectiveNanoUsd,
        long boundNanoUsd,
        List<CellPrice> prices,
        int iterations,
        long seed,
        StopReason stopReason,
        Weights weights) {
    /** Why the search ended. */
    public enum StopReason {
        GAP,
        /** Every combination that could be better was tried: the plan is optimal, whatever the gap of its prices. */
        EXHAUSTED,
        ITERATIONS,
        CANCELLED
    }

    public Plan {
        assignments = List.copyOf(assignments);
        infeasible = List.copyOf(infeasible);
        prices = List.copyOf(prices);
    }

    /** Difference to the bound as a share of the objective, in millionths; null when the objective is 0 or less. */
    public @Nullable Long gapPerMillion() {
        if (objectiveNanoUsd <= 0) {
            return objectiveNanoUsd == boundNanoUsd ? 0L : null;
        }
        return Math.multiplyHigh(objectiveNanoUsd - boundNanoUsd, 1_000_000L) == 0
                ? (objectiveNanoUsd - boundNanoUsd) * 1_000_000L / objectiveNanoUsd
                : (objectiveNanoUsd - boundNanoUsd) / (objectiveNanoUsd / 1_000_000L + 1);
    }
}
