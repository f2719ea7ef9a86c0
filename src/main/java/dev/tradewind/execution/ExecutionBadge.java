package dev.tradewind.execution;

import dev.tradewind.ui.NavigationBadges;
import java.util.Map;
import org.springframework.stereotype.Component;

/** How many executions this very person could set going again. */
@Component
class ExecutionBadge implements NavigationBadges {
    private final Executions executions;
    private final Interventions interventions;

    ExecutionBadge(Executions executions, Interventions interventions) {
        this.executions = executions;
        this.interventions = interventions;
    }

    @Override
    public Map<String, Integer> counts() {
        return Map.of("executions", (int) executions.waitingForAPerson().stream()
                .filter(interventions::waitsForMe)
                .count());
    }
}
