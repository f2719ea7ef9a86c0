package dev.tradewind.workflow.ui;

import static dev.tradewind.ui.Texts.said;
import static dev.tradewind.ui.Texts.tr;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Pre;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import dev.tradewind.catalog.Catalog;
import dev.tradewind.ui.Access;
import dev.tradewind.ui.Downloads;
import dev.tradewind.ui.MainLayout;
import dev.tradewind.ui.Page;
import dev.tradewind.workflow.foreign.Foreign;
import dev.tradewind.workflow.foreign.Translation;
import jakarta.annotation.security.RolesAllowed;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * What of our jobs carries over? An operator pastes jobs of Control-M, Nomad or Kubernetes and sees line by line what stands in
 * our words, what was left out and what was assumed, and takes the YAML and the report along. Nothing is stored.
 */
@Route(value = "executions/workflows/translation", layout = MainLayout.class)
@PageTitle("Translation of jobs · Tradewind")
@RolesAllowed(Access.VIEWER)
@StyleSheet("decisions.css")
class TranslationView extends Page {
    private final Catalog catalog;
    private final Div result = new Div();

    TranslationView(Catalog catalog) {
        super(tr("Translation of jobs"), tr("what carries over, and what does not?"));
        this.catalog = catalog;
        var back = new Anchor("executions/workflows", tr("Workflows"));
        back.addClassName("tw-button");
        addTools(back);
        var site = new TextField(tr("Site where they run now"));
        site.setPlaceholder("aws:us-east-1");
        var owner = new TextField(tr("Owner"));
        owner.setPlaceholder(tr("the team"));
        var text = new TextArea(tr("Control-M job JSON, a Nomad job in JSON, or Kubernetes Jobs and CronJobs"));
        text.setWidthFull();
        text.setMinHeight("220px");
        text.addClassName("tw-mono-area");
        var translate = new Button(
                tr("Translate"),
                click -> translate(
                        text.getValue(),
                        site.getValue().trim(),
                        owner.getValue().trim()));
        translate.addThemeVariants(ButtonVariant.PRIMARY);
        var row = new Div(site, owner, translate);
        row.addClassName("dc-actions");
        var form = new Div(text, row);
        form.addClassNames("tw-panel", "dc-block");
        result.addClassName("dc-stack");
        result.getElement().setAttribute("aria-live", "polite");
        add(form, result);
    }

    /** Draws what became of a text, or why it cannot be read. */
    void translate(String text, String site, String owner) {
        result.removeAll();
        try {
            if (owner.isEmpty() || catalog.site(site).isEmpty()) {
                throw new IllegalArgumentException(
                        owner.isEmpty()
                                ? tr("the owner is missing; expected the team that they belong to")
                                : tr("'{0}' is no known site; expected an id such as aws:us-east-1", site));
            }
            show(Foreign.translate(text, site, owner));
        } catch (IllegalArgumentException refused) {
            var problem = new Div(tr("Not translated: {0}", said(refused.getMessage())));
            problem.addClassName("tw-problem");
            problem.getElement().setAttribute("role", "alert");
            result.add(problem);
        }
    }

    private void show(Translation of) {
        var head = new Div(
                new H3(tr(
                        "{0}: {1} carried over, {2} not",
                        of.from(), of.carried().size(), of.notCarried().size())),
                Downloads.csv("translation.csv", List.of("outcome", "where", "what"), () -> lines(of)));
        head.addClassName("dc-line");
        var report =
                new Div(head, list(tr("Not carried over"), of.notCarried()), list(tr("Carried over"), of.carried()));
        report.addClassNames("tw-panel", "dc-block");
        result.add(report);
        result.add(yaml(tr("Workloads"), "workloads.yaml", of.workloads()));
        if (of.workflow() != null) {
            result.add(yaml(tr("Workflow"), "workflow.yaml", of.workflow()));
        }
    }

    /** The report, a line each. */
    static List<List<String>> lines(Translation of) {
        var lines = new ArrayList<List<String>>();
        of.notCarried().forEach(note -> lines.add(List.of("NOT_CARRIED", note.where(), said(note.what()))));
        of.carried().forEach(note -> lines.add(List.of("CARRIED", note.where(), said(note.what()))));
        return lines;
    }

    private static Div list(String title, List<Translation.Note> notes) {
        var items = new UnorderedList();
        notes.forEach(note -> items.add(new ListItem(note.where() + ": " + said(note.what()))));
        return new Div(new H3(title), notes.isEmpty() ? new Div(tr("Nothing.")) : items);
    }

    private static Div yaml(String title, String file, String text) {
        var head = new Div(
                new H3(title),
                Downloads.bytes(file, "application/yaml", "YAML", () -> text.getBytes(StandardCharsets.UTF_8)));
        head.addClassName("dc-line");
        var block = new Div(head, new Pre(text));
        block.addClassNames("tw-panel", "dc-block");
        return block;
    }
}
