package dev.tradewind.policy.ui;

import static dev.tradewind.ui.Texts.tr;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Pre;
import com.vaadin.flow.component.html.Span;
import dev.tradewind.policy.LineDiff;
import dev.tradewind.policy.PolicyState;
import dev.tradewind.policy.PolicySummary;
import dev.tradewind.ui.ScopeParameters;
import java.util.List;
import java.util.Map;

/** One revision beside another: what is agreed to is the difference. */
final class RevisionDiff extends Div {
    RevisionDiff(PolicySummary of, PolicySummary beside, List<PolicySummary> others, ScopeParameters scope) {
        addClassName("dc-block");
        add(new H3(tr(
                "Against revision {0}{1}",
                beside.revision(), beside.state() == PolicyState.ACTIVE ? tr(", which holds now") : "")));
        if (others.size() > 1) {
            var choice = new Div(new Span(tr("Against ")));
            choice.addClassName("dc-line");
            for (var other : others) {
                var link = new Anchor(
                        scope.link(
                                "policies",
                                Map.of(
                                        "id",
                                        of.id().toString(),
                                        "against",
                                        other.id().toString())),
                        tr("revision {0}", other.revision()));
                if (other.equals(beside)) {
                    link.getElement().setAttribute("aria-current", "true");
                }
                choice.add(link);
            }
            add(choice);
        }
        var lines = new Pre();
        for (var line : LineDiff.of(beside.yaml(), of.yaml())) {
            var text = new Span(line.sign() + " " + line.text() + "\n");
            if (line.sign() != ' ') {
                text.addClassName(line.sign() == '+' ? "dc-added" : "dc-removed");
            }
            lines.add(text);
        }
        add(lines);
    }
}
