package dev.tradewind.overview.ui;

import static dev.tradewind.ui.Texts.tr;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import dev.tradewind.egress.budget.BudgetAlerts;
import dev.tradewind.egress.budget.BudgetScope;
import dev.tradewind.egress.budget.BudgetState;
import dev.tradewind.egress.budget.BudgetStatus;
import dev.tradewind.egress.budget.BudgetStatuses;
import dev.tradewind.egress.budget.Budgets;
import dev.tradewind.egress.watch.Findings;
import dev.tradewind.ui.ScopeParameters;
import dev.tradewind.ui.Status;
import dev.tradewind.ui.StatusMark;
import java.util.Comparator;
import java.util.Map;

/** What about egress somebody should look at: budgets that are passed, changes that nobody has explained. */
@org.springframework.stereotype.Component
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

    /**
     * The budget of exactly what the page shows, else the one that is worst off; named, because it may be another's. Empty
     * without one.
     */
    Component bullet(ScopeParameters scope) {
        var link = scope.link("egress", Map.of("tab", "budgets"));
        var all = statuses.in(statuses.now());
        var shown = new BudgetScope(scope.owner(), null, null, null, scope.provider());
        return all.stream()
                .filter(each -> each.terms().scope().equals(shown))
                .findFirst()
                .or(() -> all.stream()
                        .filter(each -> each.state() != BudgetState.NOT_BILLED)
                        .min(Comparator.comparing(BudgetStatus::state).thenComparing(BudgetBullet::expectedShare)))
                .<Component>map(status -> new BudgetBullet(status, link))
                .orElseGet(Div::new);
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
