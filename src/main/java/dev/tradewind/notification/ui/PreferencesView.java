package dev.tradewind.notification.ui;

import static dev.tradewind.ui.Texts.key;
import static dev.tradewind.ui.Texts.tr;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import dev.tradewind.event.Severity;
import dev.tradewind.identity.CurrentPerson;
import dev.tradewind.identity.Person;
import dev.tradewind.notification.Preference;
import dev.tradewind.notification.Preferences;
import dev.tradewind.notification.Readers;
import dev.tradewind.outbound.Smtp;
import dev.tradewind.ui.Access;
import dev.tradewind.ui.MainLayout;
import dev.tradewind.ui.Page;
import dev.tradewind.ui.Panel;
import jakarta.annotation.security.RolesAllowed;
import org.jspecify.annotations.Nullable;

/** Somebody says what they want by mail besides the bell. */
@Route(value = "account/notifications", layout = MainLayout.class)
@PageTitle("My notifications · Tradewind")
@RolesAllowed(Access.VIEWER)
@StyleSheet("decisions.css")
final class PreferencesView extends Page {
    private final transient Preferences preferences;
    private final transient Person me;
    private final Checkbox approvals =
            new Checkbox(tr("What waits for my decision, and what runs out before anybody decided"));
    private final Select<Choice> rest = new Select<>();

    /** How much of the rest. */
    private enum Choice {
        NOTHING(key("nothing else"), null),
        CRITICAL(key("what is critical"), Severity.CRITICAL),
        WARNING(key("warnings and what is critical"), Severity.WARNING),
        ALL(key("everything that the bell tells me"), Severity.INFO);

        private final String label;
        private final @Nullable Severity least;

        Choice(String label, @Nullable Severity least) {
            this.label = label;
            this.least = least;
        }
    }

    PreferencesView(Preferences preferences, CurrentPerson current, Smtp smtp) {
        super(tr("My notifications"), tr("what do I want by mail?"));
        this.preferences = preferences;
        this.me = current.current();
        var now = preferences.of(me.id());
        approvals.setValue(now.approvals());
        rest.setLabel(tr("And besides"));
        rest.setItems(Choice.values());
        rest.setItemLabelGenerator(choice -> tr(choice.label));
        rest.setWidth("min(360px, 100%)");
        for (var choice : Choice.values()) {
            if (choice.least == now.least()) {
                rest.setValue(choice);
            }
        }
        var save = new Button(tr("Save"), click -> save());
        save.addThemeVariants(ButtonVariant.PRIMARY);
        save.getStyle().set("justify-self", "start");
        var form = new Div(new Paragraph(where(smtp)), approvals, rest, save);
        form.addClassName("tw-form");
        add(new Panel(tr("Mail"), tr("each with a link to its evidence; the bell tells everything anyway"), form));
    }

    private String where(Smtp smtp) {
        if (!smtp.isSetUp()) {
            return tr("No mail server is set up, so no mail is sent. What you choose counts once there is one.");
        }
        return Readers.hasAddress(me)
                ? tr("Mail goes to {0}.", me.human())
                : tr("No mail address of yours is known, so no mail is sent. Ask an administrator to enter it.");
    }

    private void save() {
        preferences.set(me.id(), new Preference(approvals.getValue(), rest.getValue().least));
        Notification.show(tr("Saved."));
    }
}
