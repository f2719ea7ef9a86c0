package dev.tradewind.identity.ui;

import static dev.tradewind.ui.Texts.said;
import static dev.tradewind.ui.Texts.tr;

import com.vaadin.flow.component.Html;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Pre;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.spring.security.AuthenticationContext;
import dev.tradewind.identity.CurrentPerson;
import dev.tradewind.identity.Person;
import dev.tradewind.identity.factor.Enrolment;
import dev.tradewind.identity.factor.QrPicture;
import dev.tradewind.identity.factor.SecondFactors;
import dev.tradewind.ui.Access;
import jakarta.annotation.security.RolesAllowed;

/**
 * Somebody sets up an authenticator app: reads the picture, types the first code, keeps the recovery codes. Who must have a
 * second factor and has none sees this page alone; it stands outside the shell, which they may not use yet.
 */
@Route("second-factor")
@PageTitle("Second factor · Tradewind")
@RolesAllowed({Access.VIEWER, SecondFactorView.ENROLS})
@StyleSheet("decisions.css")
final class SecondFactorView extends Main {
    static final String ENROLS = "ENROLS";

    private final transient SecondFactors factors;
    private final transient AuthenticationContext authentication;
    private final transient Person me;

    SecondFactorView(SecondFactors factors, AuthenticationContext authentication, CurrentPerson current) {
        this.factors = factors;
        this.authentication = authentication;
        this.me = current.enrolling();
        addClassName("tw-sign-in");
        add(new H1(tr("Second factor")));
        if (factors.enrolled(me.id())) {
            add(
                    new Paragraph(tr(
                            "Your authenticator app is set up. {0} recovery codes are left. A lost device: sign in with a recovery code, and ask an administrator to reset the factor.",
                            factors.recoveryCodesLeft(me.id()))),
                    onwards(tr("Back to your account"), "account"));
        } else {
            ask(factors.begin(me));
        }
    }

    private void ask(Enrolment enrolment) {
        var picture = new Html(
                // inside an element: on the root itself the case of viewBox would be lost
                "<div>" + QrPicture.svg(enrolment.address(), tr("QR code for an authenticator app")) + "</div>");
        var code = new TextField(tr("Code that the app shows"));
        code.setWidthFull();
        code.setAutofocus(true);
        code.getElement().setAttribute("autocomplete", "one-time-code");
        var problem = new Div();
        problem.addClassName("tw-problem");
        problem.getElement().setAttribute("role", "alert");
        var confirm = new Button(tr("Set up"), click -> {
            try {
                var recovery = factors.confirm(me.id(), code.getValue());
                removeAll();
                show(recovery);
            } catch (IllegalArgumentException refused) {
                problem.setText(tr("Not set up: {0}", said(refused.getMessage())));
            }
        });
        confirm.addThemeVariants(ButtonVariant.PRIMARY);
        var secret = new Pre(enrolment.secret());
        secret.setId("factor-secret");
        add(
                new Paragraph(tr("Open an authenticator app, add an account, and read this picture.")),
                new Div(picture),
                new Paragraph(tr("Without a camera, type this key (time-based, 6 digits, 30 seconds):")),
                secret,
                code,
                problem,
                confirm);
        // who has to set it up may see nothing else before
        if (!factors.missing(me)) {
            add(onwards(tr("Not now: back to your account"), "account"));
        }
        add(new Button(tr("Sign out"), click -> authentication.logout()));
    }

    private void show(java.util.List<String> recovery) {
        var codes = new Pre(String.join("\n", recovery));
        codes.setId("recovery-codes");
        add(
                new H1(tr("Second factor is set up")),
                new Paragraph(
                        tr(
                                "Keep these recovery codes where the device is not. Each works once instead of a code; they are stored as hashes and cannot be shown again.")),
                codes,
                onwards(tr("I have kept them: continue"), ""));
    }

    private static Anchor onwards(String text, String path) {
        var link = new Anchor(path, text);
        link.setRouterIgnore(true);
        return link;
    }
}
