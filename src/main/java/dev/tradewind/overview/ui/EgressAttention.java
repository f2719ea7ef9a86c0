package dev.tradewind.overview.ui;

import static dev.tradewind.ui.Texts.tr;

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
                        ? new Span(tr("no budget is set"))
                        : over == 0
                                ? new StatusMark(Status.DONE, tr("no budget passed or about to be"))
                                : new StatusMark(
                                        Status.DEGRADED, tr("{0} of {1} budgets passed or about to be", over, all)));
        var toFindings =
                new Anchor(scope.link("egress", Map.of("tab", "explain")), tr("{0} unusual changes open", open));
        var line = new Div(toBudgets, toFindings);
        line.addClassName("tw-line");
        return line;
    }
}
