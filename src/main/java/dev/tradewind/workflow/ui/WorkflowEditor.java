package dev.tradewind.workflow.ui;

import static dev.tradewind.ui.Texts.said;
import static dev.tradewind.ui.Texts.tr;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.data.value.ValueChangeMode;
import dev.tradewind.identity.Person;
import dev.tradewind.identity.Role;
import dev.tradewind.ui.KeptText;
import dev.tradewind.workflow.WorkflowYaml;
import dev.tradewind.workflow.Workflows;
import java.util.function.Consumer;

/** The YAML of a workflow, checked while typing; a cycle is shown as the cycle. */
final class WorkflowEditor extends Div {
    private static final String EXAMPLE = """
            name: nightly
            description: What must be done before the stores open
            owner: data-platform
            zone: America/Chicago
            schedule: "0 0 1 * * *"
            due: "06:00"
            jobs:
              - name: load
                workload: warehouse-load
                expectedMinutes: 90
              - name: marts
                workload: hourly-marts
                after: [load]
                expectedMinutes: 30
            """;

    WorkflowEditor(Workflows workflows, Person who, String yaml, Consumer<String> saved) {
        addClassName("dc-block");
        var problems = new UnorderedList();
        problems.addClassName("dc-problems");
        problems.getElement().setAttribute("aria-live", "polite");
        var area = new TextArea("YAML");
        area.setWidthFull();
        area.setMinHeight("260px");
        area.getStyle().set("font-family", "var(--tw-font-mono)");
        area.setValue(yaml.isEmpty() ? EXAMPLE : yaml);
        area.setReadOnly(!who.has(Role.OPERATOR));
        area.setValueChangeMode(ValueChangeMode.LAZY);
        var kept = new KeptText(area, "workflow:" + yaml.lines().findFirst().orElse(tr("new")));
        var save = new Button(tr("Save"), click -> {
            try {
                var name = workflows.save(area.getValue(), who).workflow().name();
                kept.forget();
                saved.accept(name);
                Notification.show(tr("Saved; it holds from now on."));
            } catch (IllegalArgumentException | IllegalStateException refused) {
                Notification.show(tr("Not saved: {0}", said(refused.getMessage())));
            }
        });
        save.setVisible(who.has(Role.OPERATOR));
        area.addValueChangeListener(change -> save.setEnabled(say(problems, change.getValue())));
        say(problems, area.getValue());
        add(new H3(tr("As text")), area, kept, problems, save);
    }

    private static boolean say(UnorderedList problems, String yaml) {
        problems.removeAll();
        return switch (WorkflowYaml.read(yaml)) {
            case WorkflowYaml.Read.Valid valid -> true;
            case WorkflowYaml.Read.Invalid(var wrong) -> {
                wrong.forEach(each -> problems.add(new ListItem(each)));
                yield false;
            }
        };
    }
}
