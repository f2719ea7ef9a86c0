package dev.tradewind.placement;

import java.math.BigInteger;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The result of one run of the engine.
 *
 * @param assignments by workload id
 * @param objectiveNanoUsd sum over the assignments, per month
 * @param boundNanoUsd no plan that places the same workloads can cost less; {@code prices} and
 *     {@code budgetPrices} prove it
 * @param iterations how many price steps were taken: the deterministic measure of work
 * @param replicas what becomes of each offered copy; what having them costs is part of the objective
 * @param proofCases that the bound is the least of; none: one price for a gigabyte of a tier pool, whatever its volume
 */
public record Plan(
        List<Assignment> assignments,
        List<Infeasible> infeasible,
        long objectiveNanoUsd,
        long boundNanoUsd,
        List<CellPrice> prices,
        List<BudgetPrice> budgetPrices,
        int iterations,
        long seed,
        StopReason stopReason,
        Weights weights,
        List<ReplicaDecision> replicas,
        List<ProofCase> proofCases) {
    /** Why the search ended. */
    public enum StopReason {
        GAP,
        /** Every combination that could be better was tried: the plan is optimal, whatever the gap of its prices. */
        EXHAUSTED,
        ITERATIONS,
        CANCELLED
    }

    public Plan {
        // Plans that were stored before there were any prove their bound at one price for every volume.
        proofCases = proofCases == null ? List.of() : List.copyOf(proofCases);
        assignments = List.copyOf(assignments);
        infeasible = List.copyOf(infeasible);
        prices = List.copyOf(prices);
        budgetPrices = List.copyOf(budgetPrices);
        // Plans that were stored before there were any decided none.
        replicas = replicas == null ? List.of() : List.copyOf(replicas);
    }

    /** Of a problem that offers no copies, with a bound that distinguishes no cases. */
    public Plan(
            List<Assignment> assignments,
            List<Infeasible> infeasible,
            long objectiveNanoUsd,
            long boundNanoUsd,
            List<CellPrice> prices,
            List<BudgetPrice> budgetPrices,
            int iterations,
            long seed,
            StopReason stopReason,
            Weights weights) {
        this(
                assignments,
                infeasible,
                objectiveNanoUsd,
                boundNanoUsd,
                prices,
                budgetPrices,
                iterations,
                seed,
                stopReason,
                weights,
                List.of(),
                List.of());
    }

    /** Difference to the bound as a share of the objective, in millionths; null when the objective is 0 or less. */
    public @Nullable Long gapPerMillion() {
        if (objectiveNanoUsd <= 0) {
            return objectiveNanoUsd == boundNanoUsd ? 0L : null;
        }
        return BigInteger.valueOf(objectiveNanoUsd - boundNanoUsd)
                .multiply(BigInteger.valueOf(1_000_000))
                .divide(BigInteger.valueOf(objectiveNanoUsd))
                .longValueExact();
    }
}
