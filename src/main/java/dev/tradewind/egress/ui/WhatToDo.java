package dev.tradewind.egress.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.router.QueryParameters;
import dev.tradewind.egress.advice.Adviser;
import dev.tradewind.egress.advice.Proposing;
import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;

/** The tabs that look ahead instead of back. */
@org.springframework.stereotype.Component
class WhatToDo {
    private final Adviser adviser;
    private final ObjectProvider<Proposing> proposing;
    private final BudgetParts budgets;

    WhatToDo(Adviser adviser, ObjectProvider<Proposing> proposing, BudgetParts budgets) {
        this.adviser = adviser;
        this.proposing = proposing;
        this.budgets = budgets;
    }

    boolean has(String tab) {
        return tab.equals(AdviceTab.NAME);
    }

    /** Whether a tab speaks of months of its own, whatever range the page has. */
    boolean hasOwnRange(String tab) {
        return tab.equals(BudgetsTab.NAME);
    }

    List<Component> content(EgressQuestion question, QueryParameters query) {
        if (hasOwnRange(question.tab())) {
            return new BudgetsTab(budgets, question, query).content();
        }
        return new AdviceTab(adviser, Optional.ofNullable(proposing.getIfAvailable()), question, query).content();
    }
}
