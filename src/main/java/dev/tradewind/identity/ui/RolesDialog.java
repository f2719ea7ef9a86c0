package dev.tradewind.identity.ui;

import static dev.tradewind.ui.Texts.said;
import static dev.tradewind.ui.Texts.tr;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import dev.tradewind.identity.People;
import dev.tradewind.identity.Person;
import dev.tradewind.identity.Role;
import dev.tradewind.identity.RoleScope;
import java.util.UUID;
import java.util.stream.Collectors;

/** Changes the roles and groups of one person. */
final class RolesDialog extends Dialog {

    RolesDialog(People people, Person person, UUID by, AccountActions actions, Runnable done) {
        setHeaderTitle(tr("Roles of {0}", person.displayName()));
        var roles = new CheckboxGroup<Role>(tr("Roles"));
        roles.setItems(Role.values());
        roles.setValue(person.roles().stream().map(Role::valueOf).collect(Collectors.toSet()));
        roles.getElement().getThemeList().add("vertical");
        roles.setItemLabelGenerator(role -> role.name() + ", " + said(role.purpose()));
        var email = new TextField(tr("E-mail address"));
        email.setValue(person.human().contains("@") ? person.human() : "");
        email.setHelperText(tr("Accounts with one address count as one person."));
        email.setWidthFull();
        var groups = new TextField(tr("Approver groups"));
        groups.setHelperText(tr("Separated by commas"));
        groups.setWidthFull();
        groups.setValue(String.join(", ", person.groups()));
        var scopes = new TextArea(tr("Where OPERATOR and APPROVER hold"));
        scopes.setHelperText(
                tr(
                        "A line each: role, owner, environment, as in: OPERATOR payments prod. * is every. A role without a line holds everywhere. What people read is not limited."));
        scopes.setWidthFull();
        scopes.setValue(RoleScope.format(person.scopes()));
        var problem = new Div();
        problem.addClassName("tw-problem");
        problem.getElement().setAttribute("role", "alert");
        setWidth("min(480px, 100vw)");
        addClassName("dc-dialog");
        add(roles, scopes, groups, email, problem, actions.of(person, by, () -> {
            done.run();
            close();
        }));
        var save = new Button(tr("Save"), click -> {
            try {
                people.grant(
                        person.id(),
                        PersonDialog.names(roles.getValue()),
                        GroupNames.parse(groups.getValue()),
                        RoleScope.parse(scopes.getValue()),
                        by);
                if (!email.getValue().strip().equalsIgnoreCase(person.human().contains("@") ? person.human() : "")) {
                    people.identify(person.id(), email.getValue(), by);
                }
                done.run();
                close();
            } catch (IllegalArgumentException refused) {
                problem.setText(tr("Not changed: {0}", said(refused.getMessage())));
            }
        });
        save.addThemeVariants(ButtonVariant.PRIMARY);
        getFooter().add(new Button(tr("Cancel"), click -> close()), save);
    }
}
