package dev.tradewind.identity.ui;

import static dev.tradewind.ui.Texts.said;
import static dev.tradewind.ui.Texts.tr;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Pre;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextField;
import dev.tradewind.identity.ApiTokens;
import dev.tradewind.identity.Person;
import dev.tradewind.identity.Role;
import dev.tradewind.identity.TokenScope;
import java.time.Duration;
import java.util.Arrays;
import java.util.Set;

/** Issues a token of one's own: for how long, with which of one's roles, and whether it may change anything. */
final class TokenForm extends Div {
    private static final int DEFAULT_DAYS = 7;

    private final transient ApiTokens tokens;
    private final transient Person me;
    private final transient Runnable issued;
    private final TextField label = new TextField(tr("Token label"));
    private final IntegerField days = new IntegerField(tr("Days, {0} at most", ApiTokens.LONGEST_LIFE.toDays()));
    private final CheckboxGroup<Role> roles = new CheckboxGroup<>(tr("Roles that it may use"));
    private final Checkbox readOnly = new Checkbox(tr("Read only"), true);
    private final Div problem = new Div();

    TokenForm(ApiTokens tokens, Person me, Runnable issued) {
        this.tokens = tokens;
        this.me = me;
        this.issued = issued;
        days.setValue(DEFAULT_DAYS);
        days.setMin(1);
        days.setMax((int) ApiTokens.LONGEST_LIFE.toDays());
        roles.setItems(Arrays.stream(Role.values())
                .filter(role -> role == Role.VIEWER || me.has(role))
                .toList());
        roles.setItemLabelGenerator(Role::name);
        roles.setValue(Set.of(Role.VIEWER));
        var issue = new Button(tr("Issue token"), click -> issue());
        issue.addThemeVariants(ButtonVariant.PRIMARY);
        problem.addClassName("tw-problem");
        problem.getElement().setAttribute("role", "alert");
        add(label, days, roles, readOnly, issue, problem);
        addClassName("tw-form-line");
    }

    private void issue() {
        problem.setText("");
        var text = label.getValue().strip();
        var life = days.getValue();
        try {
            var scope = TokenScope.of(PersonDialog.names(roles.getValue()), readOnly.getValue());
            var secret = tokens.issue(
                    me.id(), text.isEmpty() ? tr("unnamed") : text, Duration.ofDays(life == null ? 0 : life), scope);
            show(secret, scope);
            issued.run();
        } catch (IllegalArgumentException refused) {
            problem.setText(tr("Not issued: {0}", said(refused.getMessage())));
        }
    }

    private static void show(String secret, TokenScope scope) {
        var shown = new Dialog();
        shown.setHeaderTitle(tr("Token issued"));
        var text = new Pre(secret);
        text.setId("issued-token");
        shown.add(
                new Paragraph(tr("Copy it now: it is not stored and cannot be shown again.")),
                text,
                new Paragraph(tr("It may use: {0}.", said(scope.words()))));
        shown.getFooter().add(new Button(tr("Done"), click -> shown.close()));
        shown.open();
    }
}
