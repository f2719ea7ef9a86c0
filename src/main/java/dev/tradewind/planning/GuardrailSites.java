package dev.tradewind.planning;

import dev.tradewind.catalog.Site;
import dev.tradewind.latency.PermittedSites;
import dev.tradewind.policy.Policies;
import dev.tradewind.workload.Workload;
import java.util.function.Predicate;
import org.springframework.stereotype.Component;

/** Where the active policies let a workload stand, as the planner reads them. */
@Component
class GuardrailSites implements PermittedSites {
    private final Policies policies;

    GuardrailSites(Policies policies) {
        this.policies = policies;
    }

    @Override
    public Predicate<Site> of(Workload workload) {
        var guardrails = WorkloadInputs.guardrails(workload, policies.active());
        var countries = guardrails.jurisdictions();
        var providers = guardrails.providers();
        boolean fixed = "false".equals(workload.labels().get("movable"));
        return site -> (!fixed || site.id().equals(workload.siteId()))
                && countries.map(all -> all.contains(site.country())).orElse(true)
                && providers.map(all -> all.contains(site.provider())).orElse(true);
    }
}
