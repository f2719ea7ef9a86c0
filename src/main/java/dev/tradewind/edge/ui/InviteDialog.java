package dev.tradewind.edge.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Pre;
import dev.tradewind.catalog.Site;
import dev.tradewind.edge.centre.Enrolments;
import java.util.List;

/** Makes an enrolment token and shows it, once. */
final class InviteDialog extends Dialog {
    InviteDialog(List<Site> sites, Enrolments enrolments) {
        setHeaderTitle("Add a site");
        setWidth("min(620px, 100vw)");
        var site = new ComboBox<Site>("Site");
        site.setItems(sites);
        site.setItemLabelGenerator(s -> s.id() + " " + s.shortName());
        site.setWidthFull();
        var shown = new Div();
        shown.getElement().setAttribute("role", "status");
        add(
                new Div("The token binds one agent to the site. It is good for one use and is shown only now."),
                site,
                shown);
        var make = new Button("Make the token");
        make.addThemeVariants(ButtonVariant.PRIMARY);
        make.addClickListener(click -> {
            var chosen = site.getValue();
            if (chosen == null) {
                shown.setText("Choose a site first.");
                return;
            }
            try {
                var token = enrolments.invite(chosen.id());
                var command = new Pre("tradewind edge --site " + chosen.id()
                        + " \\\n  --console URL-OF-THIS-CONSOLE --data DIR \\\n  --token " + token);
                command.getElement().setAttribute("tabindex", "0").setAttribute("aria-label", "Command for the site");
                shown.removeAll();
                shown.add(new Div("Start this at the site:"), command);
                make.setEnabled(false);
            } catch (RuntimeException refused) {
                shown.setText("Not done: " + refused.getMessage());
            }
        });
        getFooter().add(new Button("Close", click -> close()), make);
    }
}
