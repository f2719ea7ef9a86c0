package dev.tradewind.placement.check;

import dev.tradewind.placement.Candidate;
import dev.tradewind.placement.CandidateSite;
import java.math.BigDecimal;

/** The ceilings on egress, at list prices. */
final class Egresses {
    private Egresses() {}

    static boolean tooMuch(Known known, Candidate workload, CandidateSite site) {
        var once = workload.limits().maxEgressNanoUsd();
        var monthly = workload.limits().maxMonthlyEgressNanoUsd();
        if (once == null && monthly == null) {
            return false;
        }
        return once != null && DecimalCost.crossings(known, workload, site).compareTo(BigDecimal.valueOf(once)) > 0
                || monthly != null
                        && DecimalCost.still(known, workload, site, false)
                                        .egressAtList()
                                        .compareTo(BigDecimal.valueOf(monthly))
                                > 0;
    }
}
