package dev.tradewind.execution;

import dev.tradewind.execution.spi.Capacity;
import dev.tradewind.planning.PlanId;
import dev.tradewind.planning.PlannedChange;
import dev.tradewind.planning.Plans;
import dev.tradewind.recommendation.RecommendationSummary;
import dev.tradewind.recommendation.Recommendations;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * On which kind of capacity the plan counted a run. What is planned on spot says so to its executor in one variable; what is not
 * says nothing, so that it stays what it was before there was such a choice.
 */
@Component
class PlannedCapacity {
    private final Recommendations recommendations;
    private final Plans plans;

    PlannedCapacity(Recommendations recommendations, Plans plans) {
        this.recommendations = recommendations;
        this.plans = plans;
    }

    /** What an executor is told beside workload and sites; empty on demand. */
    Map<String, String> of(UUID recommendation, String site) {
        var spot = recommendations
                .byId(recommendation)
                .flatMap(this::change)
                .filter(change -> change.spot() != null && change.toSite().equals(site))
                .isPresent();
        return variable(spot);
    }

    private Optional<PlannedChange> change(RecommendationSummary proposed) {
        var plan = proposed.planId();
        return plan == null ? Optional.empty() : plans.change(new PlanId(plan), proposed.workloadId());
    }

    static Map<String, String> variable(boolean spot) {
        return spot ? Map.of(Capacity.VARIABLE, Capacity.SPOT) : Map.of();
    }
}
