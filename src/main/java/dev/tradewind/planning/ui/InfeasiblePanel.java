package dev.tradewind.planning.ui;

import static dev.tradewind.ui.Texts.said;
import static dev.tradewind.ui.Texts.tr;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import dev.tradewind.placement.Infeasible;
import dev.tradewind.placement.Refusal;
import dev.tradewind.planning.RuleWords;
import dev.tradewind.planning.StoredPlan;
import dev.tradewind.ui.EmptyState;
import dev.tradewind.ui.Glyph;
import dev.tradewind.ui.Panel;

/** What may run nowhere: the rule that binds, and the smallest change of one rule that would free it. */
final class InfeasiblePanel {
    private InfeasiblePanel() {}

    static Panel of(StoredPlan stored) {
        var infeasible = stored.plan().infeasible();
        var total = infeasible.size() + stored.plan().assignments().size();
        var panel = new Panel(tr("Infeasible"), tr("{0} of {1}", infeasible.size(), total)).scrolling();
        if (infeasible.isEmpty()) {
            panel.setContent(new EmptyState(
                    "circle-check",
                    tr("Every workload fits its rules"),
                    tr("A workload that no site may run is named here."),
                    null,
                    null));
        } else {
            panel.setContent(
                    infeasible.stream().map(none -> entry(none, stored)).toArray(Component[]::new));
        }
        return panel;
    }

    private static Component entry(Infeasible none, StoredPlan stored) {
        var entry = new Div();
        entry.addClassName("tw-drawer-part");
        entry.getStyle().set("padding", "10px 0");
        var mark = new Span(new Glyph("ban"), new Span(none.workload()));
        mark.addClassNames("tw-status", "tw-tone-warn", "tw-strong");
        entry.add(mark);
        entry.add(
                pair(tr("binds"), said(RuleWords.rule(none.binding().rule())), said(RuleWords.found(none.binding()))));
        if (none.relaxations().isEmpty()) {
            entry.add(pair(
                    tr("frees"),
                    none.binding().kind() == Refusal.Kind.UNKNOWN
                            ? tr("a known value; what is unknown is never taken as fine")
                            : tr("no change of one rule alone"),
                    ""));
        }
        none.relaxations().stream()
                .limit(3)
                .forEach(relaxation -> entry.add(pair(
                        tr("frees"),
                        said(RuleWords.relaxed(relaxation)),
                        stored.snapshot().siteName(relaxation.site()))));
        return entry;
    }

    private static Component pair(String word, String what, String quiet) {
        var label = new Span(word + " ");
        label.addClassName("tw-quiet");
        var value = new Span(what);
        value.addClassName("tw-strong");
        var right = new Span(quiet);
        right.addClassName("tw-quiet");
        var line = new Div(new Span(label, value), right);
        line.addClassName("tw-pair");
        return line;
    }
}
