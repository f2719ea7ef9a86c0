package dev.tradewind.planning.ui;

import static dev.tradewind.ui.Texts.tr;

import dev.tradewind.planning.PlanLinks;
import dev.tradewind.planning.Plans;
import dev.tradewind.ui.JumpTargets;
import java.util.List;
import java.util.Locale;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** The newest plans by number or reason. */
@Component
@Order(3)
class PlanJumpTargets implements JumpTargets {
    private static final int NEWEST = 200;

    private final Plans plans;

    PlanJumpTargets(Plans plans) {
        this.plans = plans;
    }

    @Override
    public List<Target> find(String query, int limit) {
        return plans.newest(NEWEST).stream()
                .filter(plan -> (plan.shortId() + " " + plan.reason())
                        .toLowerCase(Locale.ROOT)
                        .contains(query))
                .limit(limit)
                .map(plan -> new Target(tr("plan"), plan.shortId() + " " + plan.reason(), PlanLinks.detail(plan)))
                .toList();
    }
}
