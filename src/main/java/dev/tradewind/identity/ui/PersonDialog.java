package dev.tradewind.identity.ui;

import static dev.tradewind.ui.Texts.said;
import static dev.tradewind.ui.Texts.tr;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.PasswordField;
import com.vaadin.flow.component.textfield.TextField;
import dev.tradewind.identity.People;
import dev.tradewind.identity.Role;
import java.util.Set;
import java.util.stream.Collectors;

/** Adds a person with the roles and groups chosen here. */
final class PersonDialog extends Dialog {
    private final TextField name = new TextField(tr("Sign-in name"));
    private final TextField displayName = new TextField(tr("Name"));
    private final TextField email = new TextField(tr("E-mail address"));
    private final PasswordField password = new PasswordField(tr("First password"));
    private final CheckboxGroup<Role> roles = new CheckboxGroup<>(tr("Roles"));
    private final TextField groups = new TextField(tr("Approver groups"));
    private final Div problem = new Div();

    PersonDialog(People people, Runnable done) {
        setHeaderTitle(tr("Add person"));
        roles.setItems(Role.values());
        roles.setValue(Set.of(Role.VIEWER));
        problem.addClassName("tw-problem");
        problem.getElement().setAttribute("role", "alert");
        setWidth("min(480px, 100vw)");
        addClassName("dc-dialog");
        email.setHelperText(tr("Whose account it is, checked by you. Accounts with one address count as one person."));
        password.setHelperText(tr("12 characters or more"));
        groups.setHelperText(tr("Separated by commas, as approval routes name them: platform, security"));
        for (var field : new com.vaadin.flow.component.HasSize[] {name, displayName, email, password, groups}) {
            field.setWidthFull();
        }
        roles.getElement().getThemeList().add("vertical");
        roles.setItemLabelGenerator(role -> role.name() + ", " + said(role.purpose()));
        add(name, displayName, email, password, roles, groups, problem);
        var create = new Button(tr("Add person"), click -> create(people, done));
        create.addThemeVariants(ButtonVariant.PRIMARY);
        getFooter().add(new Button(tr("Cancel"), click -> close()), create);
    }

    private void create(People people, Runnable done) {
        try {
            people.create(
                    name.getValue().strip(),
                    displayName.getValue().strip(),
                    email.getValue(),
                    password.getValue(),
                    names(roles.getValue()),
                    GroupNames.parse(groups.getValue()));
            done.run();
            close();
        } catch (IllegalArgumentException refused) {
            problem.setText(tr("Not added: {0}", said(refused.getMessage())));
        }
    }

    static Set<String> names(Set<Role> roles) {
        return roles.stream().map(Role::name).collect(Collectors.toSet());
    }
}
