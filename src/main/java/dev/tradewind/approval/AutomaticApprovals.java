package dev.tradewind.approval;

import dev.tradewind.audit.AuditTrail;
import dev.tradewind.audit.Change;
import dev.tradewind.recommendation.RecommendationProposed;
import dev.tradewind.recommendation.Recommendations;
import java.util.List;
import java.util.Map;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * What active policies approve beforehand: named kinds of little risk, below the threshold, where every policy with a route
 * agrees. Two people stood behind each of those policies; the check before the start is the same as for any other.
 */
@Component
class AutomaticApprovals {
    private static final String POLICY = "system:policy";

    private final Recommendations recommendations;
    private final RouteFinder routes;
    private final AuditTrail audit;

    AutomaticApprovals(Recommendations recommendations, RouteFinder routes, AuditTrail audit) {
        this.recommendations = recommendations;
        this.routes = routes;
        this.audit = audit;
    }

    /** In the transaction of the proposal. */
    @EventListener
    void approve(RecommendationProposed proposed) {
        var of = recommendations.byId(proposed.recommendationId()).orElseThrow();
        var policies = routes.guardrails(of).automatic(of.kind().name(), of.deltaUsdPerMonth());
        if (policies.isEmpty()) {
            return;
        }
        var because = "approved beforehand by policy " + String.join(" and ", policies);
        audit.record(Change.of(
                        "approval.automatic",
                        "recommendation",
                        of.shortId(),
                        Map.of(
                                "policies",
                                List.copyOf(policies),
                                "digest",
                                of.digest(),
                                "snapshot",
                                of.snapshotDigest()))
                .because(because));
        recommendations.approve(of.id(), of.version(), POLICY, because);
    }
}
