package dev.tradewind.approval;

import dev.tradewind.policy.ApprovalRoute;
import dev.tradewind.policy.Attributes;
import dev.tradewind.policy.Guardrails;
import dev.tradewind.policy.Policies;
import dev.tradewind.recommendation.RecommendationSummary;
import dev.tradewind.workload.Workload;
import dev.tradewind.workload.Workloads;
import java.util.Map;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/** The route that the active policies demand for a recommendation's workload. */
@Component
class RouteFinder {
    private final Policies policies;
    private final Workloads workloads;

    RouteFinder(Policies policies, Workloads workloads) {
        this.policies = policies;
        this.workloads = workloads;
    }

    ApprovalRoute routeOf(RecommendationSummary of) {
        return guardrails(of).route();
    }

    /** As {@link #routeOf} for many at one moment: policies are read once. */
    Function<RecommendationSummary, ApprovalRoute> routesNow() {
        var holding = policies.guardrailsNow();
        return of -> guardrails(of, holding).route();
    }

    /** Empty for a workload that is gone: then only roles that hold in every environment count. */
    String environmentOf(RecommendationSummary of) {
        return workloads.byId(of.workloadId()).map(Workload::environment).orElse("");
    }

    Guardrails guardrails(RecommendationSummary of) {
        return guardrails(of, policies::guardrails);
    }

    private Guardrails guardrails(RecommendationSummary of, Function<Map<String, String>, Guardrails> holding) {
        return workloads
                .byId(of.workloadId())
                .map(w -> holding.apply(Attributes.of(w)))
                // a workload that is gone still has its name and owner, and precheck will stop it
                .orElseGet(() -> holding.apply(Map.of("workload", of.workload(), "owner", of.owner())));
    }
}
