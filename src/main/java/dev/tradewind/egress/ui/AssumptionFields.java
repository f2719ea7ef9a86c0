package dev.tradewind.egress.ui;

import static dev.tradewind.ui.Texts.said;
import static dev.tradewind.ui.Texts.tr;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.Location;
import dev.tradewind.egress.advice.Assumption;
import dev.tradewind.egress.advice.Assumptions;
import dev.tradewind.ui.Panel;

/** Every value that no bill states, to be changed where it stands; the URL keeps it. */
final class AssumptionFields {
    private AssumptionFields() {}

    static Panel panel(AdviceQuestion asked, Assumptions assumptions) {
        var fields = new Stack();
        for (var each : Assumption.values()) {
            var field = new TextField(said(each.label()));
            field.setValue(assumptions.of(each).toPlainString());
            field.setHelperText(tr("{0} to {1}, usually {2}", each.least(), each.most(), each.usual()));
            field.setWidthFull();
            field.addValueChangeListener(change -> {
                var target = new Location(asked.link(each.key(), change.getValue()));
                UI.getCurrent().navigate(target.getPath(), target.getQueryParameters());
            });
            fields.add(field);
        }
        var problem = asked.problem();
        if (problem != null) {
            var said = new Div(tr("{0}. The usual values stand.", problem));
            said.addClassName("tw-problem");
            said.getElement().setAttribute("role", "alert");
            fields.addComponentAsFirst(said);
        }
        return new Panel(tr("Assumed"), tr("what no bill says; change it and the savings follow"), fields);
    }
}
