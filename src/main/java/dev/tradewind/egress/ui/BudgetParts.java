package dev.tradewind.egress.ui;

import com.vaadin.flow.component.UI;
import dev.tradewind.catalog.Catalog;
import dev.tradewind.egress.EgressQueries;
import dev.tradewind.egress.budget.BudgetAlerts;
import dev.tradewind.egress.budget.BudgetStatuses;
import dev.tradewind.egress.budget.Budgets;
import dev.tradewind.identity.CurrentPerson;
import dev.tradewind.identity.Role;
import org.springframework.stereotype.Component;

/** What the parts of the Budgets tab ask. */
@Component
class BudgetParts {
    private final Budgets budgets;
    private final BudgetStatuses statuses;
    private final BudgetAlerts alerts;
    private final EgressQueries egress;
    private final Catalog catalog;
    private final CurrentPerson person;

    BudgetParts(
            Budgets budgets,
            BudgetStatuses statuses,
            BudgetAlerts alerts,
            EgressQueries egress,
            Catalog catalog,
            CurrentPerson person) {
        this.budgets = budgets;
        this.statuses = statuses;
        this.alerts = alerts;
        this.egress = egress;
        this.catalog = catalog;
        this.person = person;
    }

    Budgets budgets() {
        return budgets;
    }

    BudgetStatuses statuses() {
        return statuses;
    }

    BudgetAlerts alerts() {
        return alerts;
    }

    EgressQueries egress() {
        return egress;
    }

    PlaceNames places() {
        return new PlaceNames(catalog);
    }

    boolean mayChange() {
        return person.find().filter(each -> each.has(Role.ANALYST)).isPresent();
    }

    void reload() {
        UI.getCurrent().refreshCurrentRoute(false);
    }
}
