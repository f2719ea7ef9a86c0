package dev.tradewind.identity.ui;

import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.login.LoginForm;
import com.vaadin.flow.component.login.LoginI18n;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import dev.tradewind.identity.FirstRun;
import org.springframework.beans.factory.annotation.Value;

/** Where a person signs in. An installation without people leads to its set-up instead. */
@Route("login")
@PageTitle("Sign in · Tradewind")
@AnonymousAllowed
public final class LoginView extends Main implements BeforeEnterObserver {
    private final LoginForm form = new LoginForm();
    private final FirstRun firstRun;

    LoginView(FirstRun firstRun, @Value("${tradewind.demo:false}") boolean demo) {
        this.firstRun = firstRun;
        addClassName("tw-sign-in");
        form.setAction("login");
        form.setForgotPasswordButtonVisible(false);
        var texts = LoginI18n.createDefault();
        texts.getForm().setTitle("Sign in");
        texts.getForm().setUsername("Name");
        texts.getErrorMessage().setTitle("Name or password is wrong");
        texts.getErrorMessage()
                .setMessage(
                        "Check both. After five failures an account rests for five minutes; an administrator can help.");
        form.setI18n(texts);
        add(new H1("Tradewind"), new Paragraph("Where data and power cost you, and where the work should run."), form);
        if (demo) {
            var note = new Paragraph("Demo data. Sign in as ada, bruno, chidi, dana, elif, farid or greta; "
                    + "the demo's password is <name>-larkspur-demo.");
            note.addClassName("tw-sign-in-demo");
            add(note);
        }
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        if (firstRun.pending()) {
            event.forwardTo(SetupView.class);
        }
        form.setError(event.getLocation().getQueryParameters().getParameters().containsKey("error"));
    }
}
