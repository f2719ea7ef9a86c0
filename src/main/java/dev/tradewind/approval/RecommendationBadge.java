package dev.tradewind.approval;

import dev.tradewind.identity.CurrentPerson;
import dev.tradewind.ui.NavigationBadges;
import java.util.Map;
import org.springframework.stereotype.Component;

/** How many recommendations wait for this very person. */
@Component
class RecommendationBadge implements NavigationBadges {
    private final Approvals approvals;
    private final CurrentPerson person;

    RecommendationBadge(Approvals approvals, CurrentPerson person) {
        this.approvals = approvals;
        this.person = person;
    }

    @Override
    public Map<String, Integer> counts() {
        return Map.of(
                "recommendations",
                person.find().map(p -> approvals.waitingFor(p).size()).orElse(0));
    }
}
