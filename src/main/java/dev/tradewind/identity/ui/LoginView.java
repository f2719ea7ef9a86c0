package dev.tradewind.identity.ui;

import static dev.tradewind.ui.Texts.tr;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.login.LoginForm;
import com.vaadin.flow.component.login.LoginI18n;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.VaadinSession;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import dev.tradewind.identity.FirstRun;
import dev.tradewind.identity.IdentitySettings;
import dev.tradewind.identity.oidc.Provider;
import dev.tradewind.ui.SignInOpened;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.ApplicationEventPublisher;

/** Where a person signs in. An installation without people leads to its set-up instead. */
@Route("login")
@PageTitle("Sign in · Tradewind")
@AnonymousAllowed
public final class LoginView extends Main implements BeforeEnterObserver {
    private final LoginForm form = new LoginForm();
    private final FirstRun firstRun;

    LoginView(
            FirstRun firstRun,
            IdentitySettings identity,
            ApplicationEventPublisher events,
            @Value("${tradewind.demo:false}") boolean demo) {
        this.firstRun = firstRun;
        events.publishEvent(new SignInOpened());
        addClassName("tw-sign-in");
        form.setAction("login");
        form.setForgotPasswordButtonVisible(false);
        var texts = LoginI18n.createDefault();
        texts.getForm().setTitle(tr("Sign in"));
        texts.getForm().setUsername(tr("Name"));
        texts.getForm().setPassword(tr("Password"));
        texts.getForm().setSubmit(tr("Log in"));
        texts.getErrorMessage().setUsername(tr("The name is missing"));
        texts.getErrorMessage().setPassword(tr("The password is missing"));
        texts.getErrorMessage().setTitle(tr("Name, password or code is wrong"));
        texts.getErrorMessage()
                .setMessage(
                        tr(
                                "Check them. After five failures an account rests for five minutes; an administrator can help."));
        form.setI18n(texts);
        var code = new TextField(tr("Code, if you have set up a second factor"));
        code.getElement().setAttribute("name", "code");
        code.getElement().setAttribute("autocomplete", "one-time-code");
        code.getElement().setAttribute("slot", "custom-form-area");
        form.getElement().appendChild(code.getElement());
        add(
                new H1("Tradewind"),
                new Paragraph(tr("Where data and power cost you, and where the work should run.")),
                form);
        if (identity.passkeys() != null) {
            add(new PasskeyButton());
        }
        if (identity.oidc() != null) {
            var provider = new Anchor(
                    "oauth2/authorization/" + Provider.ID, identity.oidc().label());
            provider.setRouterIgnore(true);
            provider.addClassName("tw-button");
            add(provider);
        }
        if (demo) {
            var note = new Paragraph(
                    tr(
                            "Demo data. Sign in as ada, bruno, chidi, dana, elif, farid or greta; the demo's password is <name>-larkspur-demo."));
            note.addClassName("tw-sign-in-demo");
            add(note);
        }
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        if (firstRun.pending()) {
            event.forwardTo(SetupView.class);
        }
        var session = VaadinSession.getCurrent();
        if (session != null && session.getSession().getAttribute("tradewind.oidc.refused") instanceof String why) {
            session.getSession().removeAttribute("tradewind.oidc.refused");
            var refused = new Paragraph(tr("Not signed in: {0}", why));
            refused.addClassName("tw-problem");
            refused.getElement().setAttribute("role", "alert");
            add(refused);
        }
        form.setError(event.getLocation().getQueryParameters().getParameters().containsKey("error"));
    }
}
