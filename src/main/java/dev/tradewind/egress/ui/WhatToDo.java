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

    WhatToDo(Adviser adviser, ObjectProvider<Proposing> proposing) {
        this.adviser = adviser;
        this.proposing = proposing;
    }

    boolean has(String tab) {
        return tab.equals(AdviceTab.NAME);
    }

    List<Component> content(EgressQuestion question, QueryParameters query) {
        return new AdviceTab(adviser, Optional.ofNullable(proposing.getIfAvailable()), question, query).content();
    }
}
