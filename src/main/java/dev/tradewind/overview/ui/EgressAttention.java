package dev.tradewind.overview.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import dev.tradewind.egress.budget.BudgetAlerts;
import dev.tradewind.egress.budget.BudgetStatuses;
import dev.tradewind.egress.budget.Budgets;
import dev.tradewind.egress.watch.Findings;
import dev.tradewind.ui.ScopeParameters;
import dev.tradewind.ui.Status;
import dev.tradewind.ui.StatusMark;
import java.util.Map;
import org.springframework.stereotype.Component;

/** What about egress somebody should look at: budgets that are passed, changes that nobody has explained. */
@Component
class EgressAttention {
    private final Budgets budgets;
    private final BudgetStatuses statuses;
    private final BudgetAlerts alerts;
    private final Findings findings;

    EgressAttention(Budgets budgets, BudgetStatuses statuses, BudgetAlerts alerts, Findings findings) {
        this.budgets = budgets;
        this.statuses = statuses;
        this.alerts = alerts;
        this.findings = findings;
    }

    /** Of every owner, whatever the scope: what is passed concerns whoever reads this. */
    Div line(ScopeParameters scope) {
        int all = budgets.all().size();
        int over = alerts.over(statuses.now());
        int open = findings.open();
        var toBudgets = new Anchor(scope.link("egress", Map.of("tab", "budgets")));
        toBudgets.add(
                all == 0
                        ? new Span("no budget is set")
                        : over == 0
                                ? new StatusMark(Status.DONE, "no budget passed or about to be")
                                : new StatusMark(
                                        Status.DEGRADED, over + " of " + all + " budgets passed or about to be"));
        var toFindings = new Anchor(scope.link("egress", Map.of("tab", "explain")), open + " unusual changes open");
        var line = new Div(toBudgets, toFindings);
        line.addClassName("tw-line");
        return line;
    }
}
