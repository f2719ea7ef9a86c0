package dev.tradewind.egress.ui;

import static dev.tradewind.ui.Texts.tr;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import dev.tradewind.egress.EgressFilter;
import dev.tradewind.egress.advice.Advice;
import dev.tradewind.egress.advice.Assumptions;
import dev.tradewind.egress.advice.Proposing;

/** The button that makes a recommendation of a piece of advice, and then what came of it. */
final class ProposeAdvice extends Div {
    ProposeAdvice(Advice of, EgressFilter filter, Assumptions assumptions, Proposing by) {
        var button = new NativeButton(tr("Propose"));
        button.addClassNames("tw-button", "tw-button-primary");
        button.addClickListener(click -> {
            removeAll();
            switch (by.propose(of.id(), filter, assumptions)) {
                case Proposing.Proposed.Done(var shortId, var path) ->
                    add(new Span(tr("Proposed as ")), new Anchor(path, shortId));
                case Proposing.Proposed.Refused(var why) -> {
                    var said = new Div(tr("Not proposed: {0}", why));
                    said.addClassName("tw-problem");
                    said.getElement().setAttribute("role", "alert");
                    add(button, said);
                }
            }
        });
        add(button);
    }
}
