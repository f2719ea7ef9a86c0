package dev.tradewind.recommendation;

import dev.tradewind.policy.Attributes;
import dev.tradewind.policy.Policies;
import dev.tradewind.workload.Workloads;
import java.math.BigDecimal;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** What a change of a workload has to save at least, by the policies that hold for it, to be proposed to anybody. */
@Component
class LeastGain {
    private final Workloads workloads;
    private final Policies policies;

    LeastGain(Workloads workloads, Policies policies) {
        this.workloads = workloads;
        this.policies = policies;
    }

    /** @param deltaUsdPerMonth negative saves */
    boolean reachedBy(UUID workload, BigDecimal deltaUsdPerMonth) {
        return workloads
                .byId(workload)
                .map(of -> policies.guardrails(Attributes.of(of)).minBenefitUsdPerMonth())
                .map(least -> deltaUsdPerMonth.negate().compareTo(least) >= 0)
                .orElse(true);
    }
}
