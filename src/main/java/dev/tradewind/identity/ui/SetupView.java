package dev.tradewind.identity.ui;

import static dev.tradewind.ui.Texts.said;
import static dev.tradewind.ui.Texts.tr;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.textfield.PasswordField;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import dev.tradewind.identity.FirstRun;
import java.io.IOException;

/** The first minute of an installation: whoever can read the data directory makes the first administrator. */
@Route("setup")
@PageTitle("Set up · Tradewind")
@AnonymousAllowed
final class SetupView extends Main implements BeforeEnterObserver {
    private final FirstRun firstRun;
    private final TextField code = new TextField(tr("One-time set-up code"));
    private final TextField name = new TextField(tr("Sign-in name"));
    private final TextField displayName = new TextField(tr("Your name"));
    private final PasswordField password = new PasswordField(tr("Password, 12 characters or more"));

    SetupView(FirstRun firstRun) {
        this.firstRun = firstRun;
        addClassName("tw-sign-in");
        code.setHelperText(tr("It stands in the file keys/setup-code of the data directory."));
        var create = new Button(tr("Create administrator"), click -> create());
        create.addThemeVariants(ButtonVariant.AURA_PRIMARY);
        add(
                new H1(tr("Set up Tradewind")),
                new Paragraph(tr("Nobody can sign in yet. Create the first administrator.")),
                code,
                name,
                displayName,
                password,
                create);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        if (!firstRun.pending()) {
            event.forwardTo(LoginView.class);
        }
    }

    private void create() {
        try {
            firstRun.complete(
                    code.getValue(),
                    name.getValue().strip(),
                    displayName.getValue().strip(),
                    password.getValue());
            getUI().ifPresent(ui -> ui.navigate(LoginView.class));
        } catch (IllegalArgumentException refused) {
            Notification.show(tr("Not created: {0}", said(refused.getMessage())));
        } catch (IOException failed) {
            Notification.show(
                    tr("Not created: the data directory cannot be read or written. {0}", said(failed.getMessage())));
        }
    }
}
