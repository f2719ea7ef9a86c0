package dev.tradewind.edge.ui;

import static dev.tradewind.ui.Texts.said;
import static dev.tradewind.ui.Texts.tr;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Pre;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import dev.tradewind.catalog.Site;
import dev.tradewind.edge.centre.Enrolments;
import dev.tradewind.edge.centre.SpiffeAgents;
import java.util.List;

/** Makes an enrolment token and shows it, once; or takes a SPIFFE ID for the agent of the site, which needs no token. */
final class InviteDialog extends Dialog {
    InviteDialog(List<Site> sites, Enrolments enrolments, SpiffeAgents spiffe) {
        setHeaderTitle(tr("Add a site"));
        setWidth("min(620px, 100vw)");
        var site = new ComboBox<Site>(tr("Site"));
        site.setItems(sites);
        site.setItemLabelGenerator(s -> s.id() + " " + s.shortName());
        site.setWidthFull();
        var id = new TextField(tr("SPIFFE ID, in place of a token"));
        id.setPlaceholder("spiffe://example.org/edge/chicago");
        id.setHelperText(tr("For a site whose agent has an identity of its own; the console stores no key for it"));
        id.setWidthFull();
        var shown = new Div();
        shown.getElement().setAttribute("role", "status");
        add(
                new Div(tr("The token binds one agent to the site. It is good for one use and is shown only now.")),
                site,
                id,
                shown);
        var make = new Button(tr("Make the token"));
        id.setValueChangeMode(ValueChangeMode.EAGER);
        id.addValueChangeListener(
                typed -> make.setText(typed.getValue().isBlank() ? tr("Make the token") : tr("Allow the agent")));
        make.addThemeVariants(ButtonVariant.PRIMARY);
        make.addClickListener(click -> {
            var chosen = site.getValue();
            if (chosen == null) {
                shown.setText(tr("Choose a site first."));
                return;
            }
            try {
                var command = new Pre("tradewind edge --site " + chosen.id()
                        + " \\\n  --console URL-OF-THIS-CONSOLE --data DIR \\\n  "
                        + proof(id.getValue(), chosen, enrolments, spiffe));
                command.getElement()
                        .setAttribute("tabindex", "0")
                        .setAttribute("aria-label", tr("Command for the site"));
                shown.removeAll();
                shown.add(new Div(tr("Start this at the site:")), command);
                make.setEnabled(false);
            } catch (RuntimeException refused) {
                shown.setText(tr("Not done: {0}", said(refused.getMessage())));
            }
        });
        getFooter().add(new Button(tr("Close"), click -> close()), make);
    }

    private static String proof(String id, Site site, Enrolments enrolments, SpiffeAgents spiffe) {
        if (id.isBlank()) {
            return "--token " + enrolments.invite(site.id());
        }
        spiffe.allow(id, site.id());
        return "--spiffe-socket unix:///run/spire/agent/public/api.sock --spiffe-audience AUDIENCE-OF-THIS-CONSOLE";
    }
}
