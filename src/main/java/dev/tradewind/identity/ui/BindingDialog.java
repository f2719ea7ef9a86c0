package dev.tradewind.identity.ui;

import static dev.tradewind.ui.Texts.said;
import static dev.tradewind.ui.Texts.tr;

import com.vaadin.flow.component.HasSize;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import dev.tradewind.identity.Person;
import dev.tradewind.identity.Role;
import dev.tradewind.identity.workload.BindingDraft;
import dev.tradewind.identity.workload.Bindings;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Trusts an issuer: which of its tokens act here, as what, for how long. */
final class BindingDialog extends Dialog {
    private static final int DEFAULT_MINUTES = 15;

    private final TextField name = new TextField(tr("Account"));
    private final TextField issuer = new TextField(tr("Issuer"));
    private final TextField audience = new TextField(tr("Audience"));
    private final TextField subject = new TextField(tr("Subject"));
    private final TextArea claims = new TextArea(tr("Further claims"));
    private final TextArea jwks = new TextArea(tr("Public keys"));
    private final CheckboxGroup<Role> roles = new CheckboxGroup<>(tr("Roles"));
    private final IntegerField minutes = new IntegerField(tr("Minutes that a token lives, 60 at most"));
    private final Div problem = new Div();

    BindingDialog(Bindings bindings, Person by, Runnable done) {
        setHeaderTitle(tr("Trust an issuer"));
        setWidth("min(480px, 100vw)");
        addClassName("dc-dialog");
        name.setHelperText(tr("The name of the account that is made, such as deploy-pipeline"));
        issuer.setHelperText(tr("Exactly as its tokens say it in iss: https://token.actions.githubusercontent.com"));
        audience.setHelperText(tr("That its tokens must be meant for, such as this console's address"));
        subject.setHelperText(tr("Exact, or with one * at the end: repo:acme/deploy:*"));
        claims.setHelperText(tr("One per line, name=value: repository=acme/deploy"));
        jwks.setHelperText(tr("A JWK Set, only for an issuer that this console cannot reach; else leave it empty"));
        minutes.setValue(DEFAULT_MINUTES);
        minutes.setMin(1);
        minutes.setMax(60);
        roles.setItems(Arrays.stream(Role.values()).filter(Role::forPrograms).toList());
        roles.setValue(Set.of(Role.VIEWER));
        roles.getElement().getThemeList().add("vertical");
        roles.setItemLabelGenerator(role -> role.name() + ", " + said(role.purpose()));
        problem.addClassName("tw-problem");
        problem.getElement().setAttribute("role", "alert");
        for (var field : new HasSize[] {name, issuer, audience, subject, claims, jwks, minutes}) {
            field.setWidthFull();
        }
        add(name, issuer, audience, subject, claims, roles, minutes, jwks, problem);
        var trust = new Button(tr("Trust"), click -> {
            try {
                bindings.add(draft(), by);
                done.run();
                close();
            } catch (IllegalArgumentException refused) {
                problem.setText(tr("Not added: {0}", said(refused.getMessage())));
            }
        });
        trust.addThemeVariants(ButtonVariant.PRIMARY);
        getFooter().add(new Button(tr("Cancel"), click -> close()), trust);
    }

    private BindingDraft draft() {
        var minutesGiven = minutes.getOptionalValue().orElse(DEFAULT_MINUTES);
        return new BindingDraft(
                name.getValue().strip(),
                issuer.getValue().strip(),
                jwks.getValue(),
                audience.getValue().strip(),
                subject.getValue().strip(),
                pairs(claims.getValue()),
                roles.getValue(),
                minutesGiven * 60L);
    }

    private static Map<String, String> pairs(String text) {
        var pairs = new TreeMap<String, String>();
        text.lines().map(String::strip).filter(line -> !line.isEmpty()).forEach(line -> {
            var equals = line.indexOf('=');
            if (equals <= 0) {
                throw new IllegalArgumentException(tr("the claim '{0}' is not of the form name=value", line));
            }
            pairs.put(
                    line.substring(0, equals).strip(),
                    line.substring(equals + 1).strip());
        });
        return pairs;
    }
}
