package dev.tradewind.egress.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.router.QueryParameters;
import dev.tradewind.catalog.Catalog;
import dev.tradewind.egress.advice.Adviser;
import dev.tradewind.egress.advice.Proposing;
import dev.tradewind.egress.whatif.WhatIf;
import dev.tradewind.workload.Workloads;
import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;

/** The tabs that look ahead instead of back. */
@org.springframework.stereotype.Component
class WhatToDo {
    private final Adviser adviser;
    private final ObjectProvider<Proposing> proposing;
    private final BudgetParts budgets;
    private final WhatIf whatIf;
    private final Workloads workloads;
    private final Catalog catalog;

    WhatToDo(
            Adviser adviser,
            ObjectProvider<Proposing> proposing,
            BudgetParts budgets,
            WhatIf whatIf,
            Workloads workloads,
            Catalog catalog) {
        this.adviser = adviser;
        this.proposing = proposing;
        this.budgets = budgets;
        this.whatIf = whatIf;
        this.workloads = workloads;
        this.catalog = catalog;
    }

    boolean has(String tab) {
        return tab.equals(AdviceTab.NAME) || tab.equals(WhatIfTab.NAME);
    }

    /** Whether a tab speaks of months of its own, whatever range the page has. */
    boolean hasOwnRange(String tab) {
        return tab.equals(BudgetsTab.NAME);
    }

    List<Component> content(EgressQuestion question, QueryParameters query) {
        if (hasOwnRange(question.tab())) {
            return new BudgetsTab(budgets, question, query).content();
        }
        if (question.tab().equals(WhatIfTab.NAME)) {
            return new WhatIfTab(
                            whatIf,
                            adviser,
                            Optional.ofNullable(proposing.getIfAvailable()),
                            catalog,
                            workloads.all(),
                            question,
                            query)
                    .content();
        }
        return new AdviceTab(adviser, Optional.ofNullable(proposing.getIfAvailable()), question, query).content();
    }
}
